// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.itests.endurance.RecordingServer.Contact;
import io.tessera.itests.endurance.RecordingServer.Mode;
import io.tessera.lwm2m.itests.interop.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway is killed in the middle of bootstraps: what was configured before is in force until the Finish was answered,
 * and then what is new, each as a whole (Core 1.2, 6.1.6).
 */
class BootstrapCutIT {

    /** In every build, which has no time for all: the last Write and the Finish. */
    private static final List<Integer> MESSAGES = List.of(5, 6);

    private static final int ROUNDS = Integer.getInteger("endurance.rounds", 20);
    private static final boolean IS_WHOLE = ROUNDS > 20;
    private static final int LONGEST_RACE_MILLIS = 30;

    @TempDir
    private Path work;

    private CuttingBootstrapServer bootstrapServer;
    private Configured now;
    private Configured other;
    private int life;

    @BeforeEach
    void set_up() throws Exception {
        bootstrapServer = new CuttingBootstrapServer();
        now = new Configured(new RecordingServer(), 1);
        other = new Configured(new RecordingServer(), 2);
    }

    @AfterEach
    void tear_down() throws Exception {
        bootstrapServer.close();
        now.server().close();
        other.server().close();
    }

    @Test
    void the_old_configuration_is_in_force_until_the_finish_and_then_the_new_one() throws Exception {
        bootstrapServer.play(now.messages(), CuttingBootstrapServer.WHOLE);
        var cuts = cuts();
        for (var cut : cuts) {
            try (var gateway = launch()) {
                isInForce();
                bootstrapServer.play(other.messages(), cut);
                now.trigger();
                bootstrapServer.awaitCut();
                gateway.mustLive(cut.afterMillis());
                gateway.kill();
            }
            expect(cut);
        }
        try (var gateway = launch()) {
            isInForce();
            gateway.kill();
        }
        System.out.printf("killed in %d bootstraps%n", cuts.size());
    }

    private List<Cut> cuts() {
        var cuts = new ArrayList<>(Cut.all(now.messages().size()));
        if (!IS_WHOLE) {
            cuts.removeIf(cut -> !MESSAGES.contains(cut.message()));
            return cuts;
        }
        var given = System.getProperty("endurance.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.printf("-Dendurance.seed=%d repeats this%n", seed);
        var random = new Random(seed);
        int finish = now.messages().size() - 1;
        for (int race = 0; race < ROUNDS / 10; race++) {
            cuts.add(new Cut(finish, Cut.Kind.UNDER_WAY, random.nextInt(LONGEST_RACE_MILLIS)));
        }
        return cuts;
    }

    private Role launch() throws Exception {
        life++;
        for (var each : List.of(now, other)) {
            each.server().life(life, Mode.ANSWERING);
        }
        return Role.launchBootstrappedGateway(work, "cut", bootstrapServer.uri());
    }

    private void isInForce() throws Exception {
        now.server().awaitContact(Contact::stays);
        now.isInForce();
        assertThat(other.server().contacts())
                .as("at the other server in life %d", life)
                .noneMatch(contact -> contact.life() == life && contact.stays());
    }

    /** What was answered is in force in the next life. */
    private void expect(Cut cut) throws Exception {
        boolean isFinish = cut.message() == other.messages().size() - 1;
        boolean isNew = isFinish && (cut.has(Cut.Kind.ANSWER_LOST) || cut.has(Cut.Kind.UNDER_WAY) && isNewAfterRace());
        if (isNew) {
            var before = now;
            now = other;
            other = before;
        }
    }

    /** Either is right; which, the next life says. */
    private boolean isNewAfterRace() throws Exception {
        try (var gateway = launch()) {
            boolean isNew = FirstContact.of(other.server(), now.server()) == other.server();
            gateway.kill();
            return isNew;
        }
    }
}
