// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.appdata.AppData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BinaryAppDataObjectTest {

    private static final Limits LIMITS = new Limits(10, 25, 3, 4, 2);

    private final BinaryAppDataObject object = new BinaryAppDataObject(LIMITS);
    private final ObjectProbe server = new ObjectProbe(object, new Caller(101));

    @AfterEach
    void close() {
        object.close();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void int_1901_a_server_writes_data_and_reads_it() {
        server.create(1, fragment("/19/1/0/0", "n/a"));
        server.write("/19/1/0/0", bytes("12.5"));

        assertThat(server.value("/19/1/0/0")).isEqualTo(bytes("12.5"));
        assertThat(object.resources(1)).containsExactly(0);
        assertThat(object.resourceInstances(1, 0)).containsExactly(0);
        assertThat(server.events()).containsExactly("added /19/1", "changed /19/1/0");
    }

    @Test
    void fragments_are_added_replaced_and_deleted() {
        server.create(0, fragment("/19/0/0/0", "a"), at("/19/0/3", Value.of("reading")));
        server.write("/19/0/0", false, fragment("/19/0/0/2", "c"));
        assertThat(object.resourceInstances(0, 0)).containsExactly(0, 2);

        server.write("/19/0/0", true, fragment("/19/0/0/1", "b"));
        assertThat(server.read("/19/0")).containsExactly("/19/0/0/1=1 bytes", "/19/0/3=reading");

        server.delete("/19/0/0/1");
        assertThat(server.read("/19/0/0")).containsExactly("/19/0/0=" + Value.EMPTY);
        assertRefused(ResponseCode.NOT_FOUND, () -> server.delete("/19/0/0/1"));
        assertRefused(ResponseCode.NOT_FOUND, () -> server.read("/19/0/4"));
    }

    @Test
    void a_replaced_instance_keeps_its_data_unless_there_is_other_data() {
        server.create(0, fragment("/19/0/0/0", "a"), at("/19/0/3", Value.of("reading")));
        server.write("/19/0", true, at("/19/0/4", Value.of("text")));
        assertThat(server.read("/19/0")).containsExactly("/19/0/0/0=1 bytes", "/19/0/4=text");

        server.write("/19/0", true, fragment("/19/0/0/5", "b"));
        assertThat(server.read("/19/0")).containsExactly("/19/0/0/5=1 bytes");
    }

    @Test
    void what_can_not_be_there_is_refused() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.create(0, at("/19/0/5", Value.of(1))));
        server.create(0, fragment("/19/0/0/0", "a"), at("/19/0/99", Value.of("unknown")));

        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/19/0/1", Value.of(256)));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/19/0/1", Value.of(-1)));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/19/0/5", Value.of(65_536)));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/19/0/3", Value.of("ä".repeat(17))));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/19/0/0", bytes("a")));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.create(0, fragment("/19/0/0/0", "a")));
        assertThat(server.read("/19/0")).containsExactly("/19/0/0/0=1 bytes");
    }

    @Test
    void what_is_too_much_is_refused_and_changes_nothing() {
        server.create(0, fragment("/19/0/0/0", "0123456789"));
        server.create(1, fragment("/19/1/0/0", "0123456789"));
        assertRefused(
                ResponseCode.REQUEST_ENTITY_TOO_LARGE,
                () -> server.write("/19/0/0", false, fragment("/19/0/0/1", "x")));
        assertRefused(ResponseCode.REQUEST_ENTITY_TOO_LARGE, () -> server.create(2, fragment("/19/2/0/0", "012345")));
        server.create(2, fragment("/19/2/0/0", "01234"));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.create(3, fragment("/19/3/0/0", "")));
        assertRefused(
                ResponseCode.REQUEST_ENTITY_TOO_LARGE,
                () -> server.write(
                        "/19/2/0",
                        true,
                        fragment("/19/2/0/0", ""),
                        fragment("/19/2/0/1", ""),
                        fragment("/19/2/0/2", ""),
                        fragment("/19/2/0/3", ""),
                        fragment("/19/2/0/4", "")));

        assertThat(server.read("/19/2")).containsExactly("/19/2/0/0=5 bytes");
    }

    @Test
    void int_1900_what_an_application_offers_shows_as_an_instance_and_is_told() {
        server.create(0, fragment("/19/0/0/0", "other"));
        var meter = FakeApplication.of(object, 7);
        server.events();

        meter.outlet().offer(FakeApplication.data(AppData.BEST_EFFORT, "12", "13"));
        assertThat(server.read("/19/1"))
                .containsExactly(
                        "/19/1/0/0=2 bytes",
                        "/19/1/0/1=2 bytes",
                        "/19/1/1=1",
                        "/19/1/2=1970-01-01T00:16:40Z",
                        "/19/1/3=reading",
                        "/19/1/4=text",
                        "/19/1/5=7");
        assertThat(server.events()).containsExactly("added /19/1");

        meter.outlet().offer(FakeApplication.data(AppData.BEST_EFFORT, "14"));
        assertThat(server.read("/19/1/0")).containsExactly("/19/1/0/0=2 bytes");
        assertThat(server.events()).containsExactly("changed /19/1/0");

        meter.outlet().withdraw();
        meter.outlet().withdraw();
        assertThat(server.events()).containsExactly("removed /19/1");
    }

    @Test
    void an_application_is_told_what_is_wrong_with_its_offer() {
        var outlet = FakeApplication.of(object, 7).outlet();

        assertThatThrownBy(() -> outlet.offer(FakeApplication.data(1, "01234567890")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 bytes");
        assertThatThrownBy(() -> outlet.offer(FakeApplication.data(256, "a")))
                .isInstanceOf(IllegalArgumentException.class);
        outlet.offer(AppData.of(new byte[] {1}, Instant.EPOCH));
        assertThat(object.instances()).containsExactly(0);
    }

    @Test
    void what_a_server_writes_reaches_the_application_of_its_app_id() throws Exception {
        var meter = FakeApplication.of(object, 7);
        var nobody = FakeApplication.of(object, 0);

        server.create(4, at("/19/4/5", Value.of(7)), fragment("/19/4/0/1", "b"), fragment("/19/4/0/0", "a"));
        assertThat(meter.next()).isEqualTo("4: a|b");
        server.create(5, fragment("/19/5/0/0", "c"));
        assertThat(nobody.next()).isEqualTo("5: c");
        assertThat(meter.hasMore()).isFalse();
    }

    @Test
    void an_application_may_use_one_instance_in_both_directions() throws Exception {
        var meter = FakeApplication.of(object, 7);
        meter.outlet().offer(FakeApplication.data(AppData.BEST_EFFORT, "12"));

        server.write("/19/0/0", true, fragment("/19/0/0/0", "reset"));
        assertThat(meter.next()).isEqualTo("0: reset");

        meter.outlet().offer(FakeApplication.data(AppData.BEST_EFFORT, "0"));
        assertThat(object.instances()).containsExactly(0);
    }

    @Test
    void what_waits_for_a_busy_application_is_bounded() throws Exception {
        var meter = FakeApplication.of(object, 0);
        meter.hold();
        server.create(0, fragment("/19/0/0/0", "1"));
        assertThat(meter.next()).isEqualTo("0: 1");

        server.write("/19/0/0/0", bytes("2"));
        server.write("/19/0/0/0", bytes("3"));
        assertRefused(ResponseCode.SERVICE_UNAVAILABLE, () -> server.write("/19/0/0/0", bytes("4")));
        assertThat(server.value("/19/0/0/0")).isEqualTo(bytes("3"));

        meter.goOn();
        assertThat(meter.next()).isEqualTo("0: 2");
        assertThat(meter.next()).isEqualTo("0: 3");
    }

    @Test
    void of_latest_data_only_the_newest_waits_and_immediate_data_comes_first() throws Exception {
        var meter = FakeApplication.of(object, 0);
        meter.hold();
        server.create(0, fragment("/19/0/0/0", "1"), at("/19/0/1", Value.of(AppData.LATEST)));
        assertThat(meter.next()).isEqualTo("0: 1");

        for (int i = 2; i < 6; i++) {
            server.write("/19/0/0/0", bytes(Integer.toString(i)));
        }
        server.create(1, fragment("/19/1/0/0", "now"), at("/19/1/1", Value.of(AppData.IMMEDIATE)));
        meter.goOn();

        assertThat(meter.next()).isEqualTo("1: now");
        assertThat(meter.next()).isEqualTo("0: 5");
        assertThat(meter.hasMore()).isFalse();
    }

    @Test
    void data_survives_a_restart_and_an_application_finds_its_instance_again() throws Exception {
        server.create(0, fragment("/19/0/0/0", "for 7"), at("/19/0/5", Value.of(7)));
        FakeApplication.of(object, 7).outlet().offer(FakeApplication.data(1, "12"));
        var kept =
                object.durability().orElseThrow().kept().toCompletableFuture().join();

        var restarted = new BinaryAppDataObject(LIMITS);
        var early = FakeApplication.of(restarted, 7);
        early.outlet().offer(FakeApplication.data(1, "99"));
        restarted.durability().orElseThrow().restore(kept).toCompletableFuture().join();

        assertThat(restarted.instances()).containsExactly(0, 1);
        assertThat(early.next()).isEqualTo("0: for 7");
        assertThat(new ObjectProbe(restarted).value("/19/1/0/0")).isEqualTo(bytes("99"));
        restarted.close();
        assertThat(early.isClosed()).isTrue();
    }

    @Test
    void an_offer_makes_way_for_what_was_kept() {
        server.create(0, fragment("/19/0/0/0", "old"));
        var kept =
                object.durability().orElseThrow().kept().toCompletableFuture().join();

        var restarted = new BinaryAppDataObject(LIMITS);
        FakeApplication.of(restarted, 7).outlet().offer(FakeApplication.data(1, "new"));
        restarted.durability().orElseThrow().restore(kept).toCompletableFuture().join();

        assertThat(new ObjectProbe(restarted).value("/19/0/0/0")).isEqualTo(bytes("old"));
        assertThat(new ObjectProbe(restarted).value("/19/1/0/0")).isEqualTo(bytes("new"));
        restarted.close();
    }

    @Test
    void an_application_without_an_app_id_is_not_connected() {
        var application = new FakeApplication();
        object.addApplication(application, Map.of());
        object.removeApplication(application);

        assertThat(application.outlet()).isNull();
    }

    private static PathValue fragment(String path, String text) {
        return at(path, bytes(text));
    }

    private static Value bytes(String text) {
        return Value.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
