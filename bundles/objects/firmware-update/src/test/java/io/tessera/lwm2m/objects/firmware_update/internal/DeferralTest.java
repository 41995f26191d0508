// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.firmware.PendingUpdate;
import io.tessera.lwm2m.platform.firmware.PendingUpdate.Severity;
import io.tessera.lwm2m.platform.firmware.UpdateApproval;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Object 5 version 1.1: an update is put off until somebody accepts it, or until that has lasted too long. */
class DeferralTest {

    @TempDir
    private Path folder;

    private Fixture gateway;
    private final Person person = new Person();

    private static final class Person implements UpdateApproval {

        private final List<PendingUpdate> asked = new CopyOnWriteArrayList<>();
        private volatile boolean agrees;
        private volatile Runnable accept = () -> {};

        @Override
        public boolean mayBegin(PendingUpdate update, Runnable accepted) {
            asked.add(update);
            accept = accepted;
            return agrees;
        }
    }

    @BeforeEach
    void start() throws Exception {
        gateway = new Fixture(folder);
        gateway.approvals.setApproval(person);
        gateway.push("firmware 2");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void begins_when_somebody_accepts() throws Exception {
        gateway.probe.write("/5/0/11", Value.of(2));
        gateway.probe.execute("/5/0/2");
        gateway.await(State.DOWNLOADED, Result.DEFERRED);
        assertThat(person.asked).hasSize(1);
        assertThat(person.asked.get(0).severity()).isEqualTo(Severity.OPTIONAL);
        assertThat(person.asked.get(0).longestDeferral()).isEqualTo(Duration.ofHours(1));
        assertThat(person.asked.get(0).content().version()).isEqualTo("2.0");

        person.accept.run();

        gateway.await(State.UPDATING, Result.INITIAL);
    }

    @Test
    void begins_at_once_where_that_suits() throws Exception {
        person.agrees = true;
        gateway.probe.execute("/5/0/2");

        gateway.await(State.UPDATING, Result.INITIAL);
    }

    @Test
    void begins_at_once_where_servers_allow_no_deferral() throws Exception {
        gateway.probe.write("/5/0/13", new Value.UnsignedIntegerValue(0));
        gateway.probe.execute("/5/0/2");

        gateway.await(State.UPDATING, Result.INITIAL);
        assertThat(person.asked).isEmpty();
    }

    @Test
    void begins_when_servers_allow_no_longer_deferral() throws Exception {
        gateway.probe.execute("/5/0/2");
        gateway.await(State.DOWNLOADED, Result.DEFERRED);
        gateway.now = Fixture.NOON.plusSeconds(100);

        gateway.probe.write("/5/0/13", new Value.UnsignedIntegerValue(100));

        gateway.await(State.UPDATING, Result.INITIAL);
    }

    @Test
    void begins_by_itself_when_the_time_is_over() throws Exception {
        gateway.probe.write("/5/0/13", new Value.UnsignedIntegerValue(1));
        gateway.probe.execute("/5/0/2");
        gateway.now = Fixture.NOON.plusSeconds(1);

        gateway.await(State.UPDATING, Result.INITIAL);
    }

    @Test
    void the_time_goes_on_over_a_restart() throws Exception {
        gateway.probe.execute("/5/0/2");
        gateway.await(State.DOWNLOADED, Result.DEFERRED);
        gateway.stop();
        gateway.now = Fixture.NOON.plusSeconds(3600);
        gateway.start();

        gateway.await(State.UPDATING, Result.INITIAL);
    }

    @Test
    void somebody_who_comes_later_is_asked_too() throws Exception {
        gateway.probe.execute("/5/0/2");
        gateway.await(State.DOWNLOADED, Result.DEFERRED);
        person.agrees = true;

        gateway.approvals.setApproval(person);

        gateway.await(State.UPDATING, Result.INITIAL);
    }

    @Test
    void what_is_accepted_after_a_reset_does_nothing() throws Exception {
        gateway.probe.execute("/5/0/2");
        gateway.await(State.DOWNLOADED, Result.DEFERRED);
        gateway.pull("");
        gateway.push("firmware 3");

        person.accept.run();
        gateway.push("\0");

        gateway.await(State.IDLE, Result.INITIAL);
        assertThat(gateway.installer.installed).isEmpty();
    }
}
