// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.apn.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.platform.network.ConnectionProfile;
import io.tessera.lwm2m.platform.network.ConnectionProfile.Authentication;
import io.tessera.lwm2m.platform.network.ConnectionProfile.Connection;
import io.tessera.lwm2m.platform.network.ConnectionProfile.IpConfiguration;
import io.tessera.lwm2m.platform.network.ConnectionProfile.IpFamily;
import io.tessera.lwm2m.platform.network.ConnectionProfiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApnObjectTest {

    private static final Connection UP = new Connection(
            Optional.of(Instant.ofEpochSecond(1_700_000_000)),
            Optional.of(7_000L),
            Optional.of(9_000L),
            List.of(
                    new IpConfiguration(
                            "198.51.100.5",
                            Optional.of(30),
                            Optional.of("198.51.100.6"),
                            List.of("192.0.2.53", "192.0.2.54")),
                    new IpConfiguration("2001:db8::5", Optional.of(64), Optional.empty(), List.of("2001:db8::53"))));
    private static final ConnectionProfile IDLE = profile(2, Optional.empty(), Optional.empty());

    private final ApnObject object = new ApnObject();
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
    void there_is_no_instance_without_a_profile() {
        assertThat(object.instances()).isEmpty();
        object.setProfiles(known);
        assertThat(object.instances()).isEmpty();
    }

    @Test
    void a_profile_that_is_connected_tells_of_its_connection_and_never_of_its_password() {
        known.profiles = List.of(profile(0, Optional.of("internet"), Optional.of(UP)));
        object.setProfiles(known);

        assertThat(server.read("/11/0"))
                .containsExactly(
                        "/11/0/0=profile 0",
                        "/11/0/1=internet",
                        "/11/0/2=false",
                        "/11/0/3=true",
                        "/11/0/4=2",
                        "/11/0/5=someone",
                        "/11/0/9/0=2023-11-14T22:13:20Z",
                        "/11/0/10/0=0",
                        "/11/0/13=7000",
                        "/11/0/14=9000",
                        "/11/0/15/0=198.51.100.5",
                        "/11/0/15/1=2001:db8::5",
                        "/11/0/16/1=64",
                        "/11/0/17/0=255.255.255.252",
                        "/11/0/18/0=198.51.100.6",
                        "/11/0/19/0=192.0.2.53",
                        "/11/0/19/1=2001:db8::53",
                        "/11/0/20/0=192.0.2.54",
                        "/11/0/24=3");
        assertThat(object.definition().resource(6)).isEmpty();
    }

    @Test
    void a_profile_that_is_not_connected_has_no_addresses() {
        known.profiles = List.of(IDLE);
        object.setProfiles(known);

        assertThat(server.read("/11/2"))
                .containsExactly(
                        "/11/2/0=profile 2",
                        "/11/2/2=true",
                        "/11/2/3=true",
                        "/11/2/4=2",
                        "/11/2/5=someone",
                        "/11/2/24=3");
        assertRefused(ResponseCode.NOT_FOUND, () -> server.values("/11/2/1"));
    }

    @Test
    void profiles_come_and_go_and_connect() {
        object.setProfiles(known);
        known.become(IDLE);
        assertThat(server.events()).containsExactly("added /11/2");

        known.become(IDLE);
        assertThat(server.events()).isEmpty();

        known.become(profile(2, Optional.empty(), Optional.of(UP)));
        assertThat(server.events()).contains("changed /11/2/15").doesNotContain("changed /11/2/0");

        object.unsetProfiles(known);
        assertThat(server.events()).containsExactly("removed /11/2");
    }

    @Test
    void a_server_may_do_no_more_than_enable_it() {
        known.profiles = List.of(IDLE);
        object.setProfiles(known);

        server.write("/11/2/3", Value.of(false));
        assertThat(known.asked).containsExactly("2 false");
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.write("/11/2/0", new StringValue("mine")));

        known.isFixed = true;
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.write("/11/2/3", Value.of(true)));
    }

    private static ConnectionProfile profile(int id, Optional<String> accessPoint, Optional<Connection> connection) {
        return new ConnectionProfile(
                id,
                "profile " + id,
                accessPoint,
                true,
                Authentication.PAP_OR_CHAP,
                Optional.of("someone"),
                Optional.of(IpFamily.IPV4V6),
                connection);
    }

    private static final class Known implements ConnectionProfiles {

        private final List<Runnable> listeners = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private List<ConnectionProfile> profiles = List.of();
        private boolean isFixed;

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

        @Override
        public CompletionStage<Void> enable(int id, boolean enabled) {
            if (isFixed) {
                return ConnectionProfiles.super.enable(id, enabled);
            }
            asked.add(id + " " + enabled);
            return CompletableFuture.completedStage(null);
        }
    }
}
