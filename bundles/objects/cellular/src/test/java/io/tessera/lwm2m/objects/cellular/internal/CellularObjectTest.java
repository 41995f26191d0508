// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.cellular.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.platform.network.ConnectionProfile;
import io.tessera.lwm2m.platform.network.ConnectionProfile.Authentication;
import io.tessera.lwm2m.platform.network.ConnectionProfile.Connection;
import io.tessera.lwm2m.platform.network.ConnectionProfiles;
import io.tessera.lwm2m.platform.network.Modem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellularObjectTest {

    private static final Connection UP =
            new Connection(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    private final CellularObject object = new CellularObject(new Idle());
    private final ObjectProbe server = new ObjectProbe(object);
    private final Known known = new Known();

    @AfterEach
    void close() throws Exception {
        object.close();
        server.close();
        assertThat(known.listeners).isEmpty();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void a_modem_without_a_connection_has_no_activated_profile() {
        assertThat(server.read("/10/0")).containsExactly("/10/0/11=");

        known.profiles = List.of(profile(0, Optional.empty()));
        object.setProfiles(known);
        assertThat(server.read("/10/0")).containsExactly("/10/0/11=");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void links_to_the_profiles_that_are_connected() {
        object.setProfiles(known);
        known.become(profile(0, Optional.empty()), profile(3, Optional.of(UP)), profile(4, Optional.of(UP)));

        assertThat(server.read("/10/0")).containsExactly("/10/0/11/0=11:3", "/10/0/11/1=11:4");
        assertThat(server.events()).containsExactly("changed /10/0/11");

        known.become(profile(1, Optional.empty()), profile(3, Optional.of(UP)), profile(4, Optional.of(UP)));
        assertThat(server.events()).isEmpty();

        object.unsetProfiles(known);
        assertThat(server.read("/10/0")).containsExactly("/10/0/11=");
        assertThat(server.events()).containsExactly("changed /10/0/11");
    }

    private static ConnectionProfile profile(int id, Optional<Connection> connection) {
        return new ConnectionProfile(
                id,
                "profile " + id,
                Optional.of("internet"),
                true,
                Authentication.NONE,
                Optional.empty(),
                Optional.empty(),
                connection);
    }

    private static final class Known implements ConnectionProfiles {

        private final List<Runnable> listeners = new ArrayList<>();
        private List<ConnectionProfile> profiles = List.of();

        private void become(ConnectionProfile... next) {
            profiles = List.of(next);
            listeners.forEach(Runnable::run);
        }

        @Override
        public List<ConnectionProfile> profiles() {
            return profiles;
        }

        @Override
        public AutoCloseable listen(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }
    }

    private static final class Idle implements Modem {

        @Override
        public Status status() {
            return new Status(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }

        @Override
        public AutoCloseable listen(Runnable changed) {
            return () -> {};
        }
    }
}
