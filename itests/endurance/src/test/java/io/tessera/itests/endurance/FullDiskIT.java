// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tessera.itests.endurance.RecordingServer.Contact;
import io.tessera.itests.endurance.RecordingServer.Mode;
import io.tessera.lwm2m.itests.interop.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway on a disk that is full: it goes on, and is killed while there is no room, or when there is some again
 * (Core 1.2, 6.2, 6.4 and E.2, Resource 6).
 */
class FullDiskIT {

    /** Enough for some numbers, and for what is due to reach the disk. */
    private static final long WHILE = 1500;

    private static final Draw WITH_ROOM = new Draw(Draw.Kind.HEARD, 0);
    private static final Draw WITHOUT_ROOM = new Draw(Draw.Kind.DISK_FULL, 0);

    @TempDir
    private Path work;

    @TempDir
    private Path copies;

    private final History history = new History();
    private Pipe pipe;
    private RecordingServer server;
    private GatewayUnderTest gateway;
    private Measured measured;
    private Observed observed;

    @BeforeEach
    void set_up() throws Exception {
        assumeTrue(FullDisk.isPossible(), "prlimit isn't there");
        server = new RecordingServer();
        pipe = new Pipe(work.resolve("counted"));
        gateway = new GatewayUnderTest(work, server.uri(), work.resolve("counted"));
        measured = new Measured(gateway.measurements(), () -> pipe.drain(gateway.measurements()));
        observed = new Observed(gateway, server, measured, history, copies);
    }

    @AfterEach
    void tear_down() throws Exception {
        if (pipe != null) {
            pipe.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void it_goes_on_and_when_there_is_room_again_nothing_is_lost() throws Exception {
        String attributes;
        int since;
        try (var role = gateway.launch()) {
            observed.begin();
            fill(role);
            attributes = observed.discover();
            assertThat(attributes).contains("con=1", "pmax=77");
            observed.awaitNext();
            away(role);
            server.mode(Mode.ANSWERING);
            observed.awaitNext();
            since = measured.times().size();
            away(role);
            assertThat(errors(role)).as("said once, not at each attempt").hasSize(1);
            FullDisk.clear(role);
            role.awaitLine("INFO", "client.store is on disk again");
            observed.kill(role, WITH_ROOM);
        }
        assertThat(history.last().kept())
                .as("what waited in memory is on disk now")
                .anyMatch(number -> number > since);
        end(attributes);
    }

    @Test
    void killed_while_it_is_full_it_goes_on_with_what_was_written_before() throws Exception {
        String attributes;
        try (var role = gateway.launch()) {
            attributes = observed.begin();
            observed.awaitNext();
            fill(role);
            observed.awaitNext();
            away(role);
            observed.kill(role, WITHOUT_ROOM);
        }
        end(attributes);
    }

    @Test
    void started_while_it_is_full_it_goes_on_too() throws Exception {
        String attributes;
        try (var role = gateway.launch()) {
            attributes = observed.begin();
            away(role);
            observed.kill(role, WITH_ROOM);
        }
        server.life(1, Mode.ANSWERING);
        try (var role = gateway.launch()) {
            FullDisk.fill(role);
            server.awaitContact(Contact::update);
            assertThat(observed.discover()).isEqualTo(attributes);
            observed.awaitNext();
            awaitFull(role);
            FullDisk.clear(role);
            role.awaitLine("INFO", "client.store is on disk again");
            observed.kill(role, WITH_ROOM);
        }
        end(attributes);
    }

    @Test
    void a_registration_that_could_not_be_written_is_made_anew_after_a_kill() throws Exception {
        try (var role = gateway.launch()) {
            observed.begin();
            role.mustLive(WHILE);
            fill(role);
            server.forget();
            observed.trigger();
            server.awaitRegisters(2);
            observed.kill(role, WITHOUT_ROOM);
        }
        int before = server.contacts().size();
        server.life(1, Mode.ANSWERING);
        try (var role = gateway.launch()) {
            server.awaitRegisters(3);
            observed.begin();
            observed.awaitNext();
            observed.kill(role, WITH_ROOM);
        }
        assertThat(server.contacts().subList(before, before + 2))
                .extracting(Contact::path)
                .as("what it knew on disk, then anew")
                .containsExactly("rd/0", RecordingServer.REGISTER);
    }

    /** The last life, in which the server gets everything. */
    private void end(String attributes) throws Exception {
        server.life(history.count(), Mode.ANSWERING);
        try (var role = gateway.launch()) {
            server.awaitContact(Contact::update);
            assertThat(observed.discover()).isEqualTo(attributes);
            observed.awaitNext();
            observed.kill(role, WITH_ROOM);
        }
        System.out.println(history.check(server.notifications(), measured.times()));
        assertThat(server.contacts())
                .as("one Register, then Updates")
                .extracting(Contact::update)
                .containsOnlyOnce(false)
                .startsWith(false);
    }

    /** An attribute is accepted, but not written. */
    private void fill(Role role) throws Exception {
        FullDisk.fill(role);
        observed.write("pmax=77");
        awaitFull(role);
    }

    private static void awaitFull(Role role) throws InterruptedException {
        role.awaitLine("ERROR", "client.store is kept in memory only", "File too large");
    }

    private void away(Role role) throws InterruptedException {
        server.mode(Mode.AWAY);
        role.mustLive(WHILE);
    }

    private static List<String> errors(Role role) {
        return role.output().lines().filter(line -> line.contains("ERROR")).toList();
    }
}
