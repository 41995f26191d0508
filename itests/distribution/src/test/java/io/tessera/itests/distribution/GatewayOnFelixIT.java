// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static org.junit.Assert.assertEquals;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.model.Path;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The gateway just built, on Felix. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class GatewayOnFelixIT extends DistributionOnFelix {

    private static final Path LAMP = Path.of(26241, 0);

    @Inject
    private Lwm2mClient client;

    public GatewayOnFelixIT() {
        super("gateway");
    }

    /** What docs/write-an-object.md promises. */
    @Test
    public void an_object_of_ones_own_comes_and_goes_with_its_bundle() throws Exception {
        var bundle =
                context.installBundle(DistributionUnderTest.example().toUri().toString());
        bundle.start();
        assertEquals(true, Eventually.equals(context, true, this::hasLamp));

        bundle.uninstall();
        assertEquals(false, Eventually.equals(context, false, this::hasLamp));
    }

    private boolean hasLamp() {
        try {
            return client.objects()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .contains(LAMP);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
