// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.CODEC;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.registration.internal.RegistrationInterface;
import io.tessera.lwm2m.transport.Method;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of Objects by its name: Profile ID (Core 1.2, 6.2.1). */
class ProfileIdTest {

    private static final String REGISTER = "/rd?lwm2m=1.2&b=U&lt=60&ep=";
    private static final String UNKNOWN = "6:00000000";

    private final MapStore store = new MapStore();
    private TestServer server = new TestServer(new ManualTime(), store);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void int_110_profile_id_that_is_not_known_is_refused_until_the_list_came_with_it() throws Exception {
        var pid = fingerprint("6", 8, OBJECTS);

        var byReference = server.ask(DEVICE, Method.POST, REGISTER + "a&pid=" + pid, "");
        assertThat(byReference.code()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(byReference.diagnostic()).isEqualTo("Profile ID " + pid + " is not known");

        assertThat(register("a&pid=" + pid, OBJECTS).profiles()).containsExactly(pid);
        var again = register("a&pid=" + pid, "");
        assertThat(again.profiles()).containsExactly(pid);
        assertThat(again.objects().instances()).hasToString("[/1/0, /3/0, /3303/0]");
        assertThat(again.objects().formats()).containsExactlyInAnyOrder(112, 11542);
    }

    @ParameterizedTest
    @CsvSource({"1, 64", "2, 32", "3, 30", "4, 24", "5, 16", "6, 8"})
    void int_110_fingerprint_that_one_client_showed_is_enough_for_all(String suite, int digits) throws Exception {
        var pid = fingerprint(suite, digits, OBJECTS);
        register("first&pid=" + pid, OBJECTS);

        assertThat(server.ask(peer(2), Method.POST, REGISTER + "b&pid=" + pid, "")
                        .code())
                .isEqualTo(ResponseCode.CREATED);
        assertThat(registered("b").objects()).isEqualTo(registered("first").objects());
    }

    @Test
    void int_111_profile_id_and_object_list_are_taken_together() throws Exception {
        var both = register("a&pid=v:meter", "</3303/0>,</3303/1>");

        assertThat(both.objects().instances()).hasToString("[/1/0, /3/0, /3303/0, /3303/1, /3305/0]");
        assertThat(both.profiles()).containsExactly("v:meter");
    }

    @Test
    void several_profile_ids_are_taken_together() throws Exception {
        var pid = fingerprint("6", 8, OBJECTS);
        register("first&pid=" + pid, OBJECTS);

        var twice = register("a&pid=v:meter&pid=" + pid, "");
        var quoted = register("b&pid=\"v:meter," + pid + "\"", "");

        assertThat(twice.objects().instances()).hasToString("[/1/0, /3/0, /3303/0, /3305/0]");
        assertThat(quoted.objects()).isEqualTo(twice.objects());
        assertThat(quoted.profiles()).containsExactly("v:meter", pid);
    }

    @Test
    void a_whole_list_needs_no_known_profile_id_but_a_part_does() throws Exception {
        assertThat(register("a&pid=oma:unheard-of", OBJECTS).profiles()).containsExactly("oma:unheard-of");

        assertThat(server.ask(DEVICE, Method.POST, REGISTER + "b&pid=oma:unheard-of", "</3303/0>")
                        .code())
                .isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @Test
    void a_fingerprint_of_the_clients_own_making_is_known_for_that_client_alone() throws Exception {
        register("a&pid=12:abcdef0123456789", OBJECTS);

        assertThat(register("a&pid=12:abcdef0123456789", "").objects().instances())
                .hasToString("[/1/0, /3/0, /3303/0]");
        assertThat(server.ask(peer(2), Method.POST, REGISTER + "b&pid=12:abcdef0123456789", "")
                        .code())
                .isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @Test
    void an_update_may_name_another_profile() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.2&pid=v:meter", "");

        var refused = server.ask(DEVICE, Method.POST, location + "?pid=" + UNKNOWN, "");
        assertThat(refused.code()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(registered("a").profiles()).containsExactly("v:meter");

        server.ask(DEVICE, Method.POST, location, "");
        assertThat(registered("a").profiles()).containsExactly("v:meter");

        var pid = fingerprint("6", 8, OBJECTS);
        server.ask(DEVICE, Method.POST, location + "?pid=" + pid, OBJECTS);
        assertThat(registered("a").profiles()).containsExactly(pid);

        server.ask(DEVICE, Method.POST, location, OBJECTS);
        assertThat(registered("a").profiles()).isEmpty();
    }

    @Test
    void what_profile_ids_stand_for_outlives_a_restart_and_the_client() throws Exception {
        var pid = fingerprint("6", 8, OBJECTS);
        var location = server.register(DEVICE, "ep=a&lwm2m=1.2&pid=" + pid, OBJECTS);
        var before = registered("a");

        restart();
        assertThat(server.runtime.byEndpoint("a")).contains(before);
        server.ask(DEVICE, Method.DELETE, location, "");
        assertThat(server.runtime.all()).isEmpty();

        restart();
        assertThat(register("b&pid=" + pid, "").objects()).isEqualTo(before.objects());
    }

    @Test
    void so_many_profiles_are_known_and_no_more() throws Exception {
        for (int i = 0; i < ProfileStore.MOST + 10; i++) {
            var list = "</1/0>,</3/0>,</3303/%d>".formatted(i);
            register("a&pid=" + fingerprint("6", 8, list), list);
        }

        assertThat(store.keys("profile/")).hasSize(ProfileStore.MOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "6:",
                "6:ABCD",
                ":1234",
                "6:12 34",
                "x:meter",
                "v:",
                "v:a_b",
                "\"\"",
                "\"v:meter,\"",
                "v:meter,v:meter",
                "\"v:meter",
                "v:1&pid=v:2&pid=v:3&pid=v:4&pid=v:5&pid=v:6&pid=v:7&pid=v:8&pid=v:9"
            })
    void what_is_no_profile_id_is_refused(String pid) throws Exception {
        var answer = server.ask(DEVICE, Method.POST, REGISTER + "a&pid=" + pid, OBJECTS);

        assertThat(answer.code()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(answer.diagnostic()).contains("Profile ID");
    }

    @Test
    void below_1_2_it_is_a_parameter_like_any_other() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&pid=" + UNKNOWN);

        assertThat(registered("a").profiles()).isEmpty();
        assertThat(registered("a").attributes()).containsEntry("pid", UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"</1/0>", "=</1/0>", "6:1234abcd=</1/0>", "v:a b=</1/0>", "v:meter=</1/0"})
    void a_wrong_configuration_is_refused(String setting) {
        assertThatThrownBy(() -> new RegistrationInterface(TestServer.configuration(setting), CODEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("profiles has '");
    }

    private Registration register(String parameters, String links) throws Exception {
        server.ask(DEVICE, Method.POST, REGISTER + parameters, links);
        return registered(parameters.substring(0, parameters.indexOf('&')));
    }

    private Registration registered(String endpoint) {
        return server.runtime.byEndpoint(endpoint).orElseThrow();
    }

    private void restart() {
        server.close();
        server = new TestServer(server.time, store);
    }

    private static String fingerprint(String suite, int digits, String links) throws Exception {
        var hash = MessageDigest.getInstance("SHA-256").digest(links.getBytes(UTF_8));
        return suite + ":" + HexFormat.of().formatHex(hash).substring(0, digits);
    }
}
