// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import java.io.IOException;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The gateway just built, on Felix, while its Objects come and go. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ObjectsComeAndGoOnFelixIT extends ObjectsComeAndGo {

    @Configuration
    public Option[] gateway() throws IOException {
        var distribution = new DistributionUnderTest("gateway");
        distribution.prepare();
        return new Option[] {distribution.whole()};
    }
}
