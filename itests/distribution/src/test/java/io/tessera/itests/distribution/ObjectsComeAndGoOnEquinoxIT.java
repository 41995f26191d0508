// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import java.io.IOException;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** On what Kura 5 has, the gateway's Objects come and go. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ObjectsComeAndGoOnEquinoxIT extends ObjectsComeAndGo {

    @Configuration
    public Option[] kura() throws IOException {
        return KuraPlatform.withBothDistributions();
    }

    @Override
    protected void configure() throws IOException {
        new ShippedConfiguration(configurations, new DistributionUnderTest("gateway")::expand)
                .bring(DistributionUnderTest.config("gateway"));
    }
}
