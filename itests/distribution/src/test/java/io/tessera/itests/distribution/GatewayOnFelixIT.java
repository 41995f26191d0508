// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The gateway just built, on Felix. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class GatewayOnFelixIT extends DistributionOnFelix {

    public GatewayOnFelixIT() {
        super("gateway");
    }
}
