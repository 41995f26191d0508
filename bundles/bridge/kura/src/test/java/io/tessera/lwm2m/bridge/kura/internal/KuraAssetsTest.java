// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import static io.tessera.lwm2m.bridge.kura.internal.FakeAsset.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.model.Value;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KuraAssetsTest {

    private static final int OFTEN = 100;
    private static final int NEVER = 86_400_000;
    private static final FakeChannel AIR =
            FakeChannel.of("air", ChannelType.READ, DataType.DOUBLE).unit("°C");
    private static final FakeChannel LEVEL = FakeChannel.of("level", ChannelType.READ_WRITE, DataType.INTEGER);

    private final Heard heard = new Heard();
    private KuraAssets assets;

    @AfterEach
    void close() {
        assets.close();
    }

    @Test
    void a_channel_is_a_point_with_the_units_of_the_channel() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(AIR.with(Map.of("+unit", "°C", "modbus.unit.id", 3, "+scale", "1.0")));
        asset.device.put("air", TypedValues.newDoubleValue(21.5));
        add("greenhouse", asset);

        var point = heard.added("greenhouse/air");
        assertThat(point.source()).isEqualTo("kura");
        assertThat(point.kind()).isEqualTo(Kinds.TEMPERATURE);
        assertThat(point.units()).isEqualTo("Cel");
        assertThat(point.writable()).isFalse();
        assertThat(point.settings()).containsOnly(Map.entry("+unit", "°C"), Map.entry("modbus.unit.id", "3"));
        var measured = heard.measured("greenhouse/air");
        assertThat(measured.value()).isEqualTo(Value.of(21.5));
        assertThat(measured.time()).isEqualTo(1_700_000_000_000_000_000L);
    }

    @Test
    void a_unit_that_is_not_set_is_no_unit() throws Exception {
        start(NEVER, 5000, 0);
        add("tank", new FakeAsset(LEVEL, FakeChannel.of("on", ChannelType.WRITE, DataType.BOOLEAN)));

        assertThat(heard.added("tank/level").units()).isEmpty();
        assertThat(heard.added("tank/on").kind()).isEqualTo(Kinds.SWITCH);
    }

    @Test
    void channels_that_are_off_are_not_offered() throws Exception {
        start(NEVER, 5000, 0);
        add("tank", new FakeAsset(AIR.disabled(), LEVEL));

        heard.added("tank/level");
        assertThat(heard.rest()).noneMatch(event -> event.point().name().equals("tank/air"));
    }

    @Test
    void an_asset_without_the_name_that_kura_gives_is_left_alone() throws Exception {
        start(NEVER, 5000, 0);
        assets.addAsset(new FakeAsset(AIR), Map.of("service.pid", "x"));
        add("tank", new FakeAsset(LEVEL));

        assertThat(heard.added("tank/level").name()).isEqualTo("tank/level");
    }

    @Test
    void what_a_driver_notices_is_told_at_once_and_its_record_needs_no_unit() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(AIR);
        asset.device.put("air", TypedValues.newDoubleValue(1));
        add("greenhouse", asset);
        heard.measured("greenhouse/air");

        asset.notice("air", TypedValues.newDoubleValue(2));
        assertThat(heard.measured("greenhouse/air", Value.of(2.0)).point().units())
                .isEqualTo("Cel");
    }

    @Test
    void a_driver_that_notices_nothing_is_asked_from_time_to_time() throws Exception {
        start(OFTEN, 5000, 0);
        var asset = new FakeAsset(AIR);
        asset.device.put("air", TypedValues.newDoubleValue(1));
        add("greenhouse", asset);
        heard.measured("greenhouse/air");

        asset.device.put("air", TypedValues.newDoubleValue(2));
        heard.measured("greenhouse/air", Value.of(2.0));
    }

    @Test
    void a_listener_keeps_the_old_channel_so_another_configuration_gets_another_listener() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(LEVEL);
        asset.device.put("level", whole(23));
        add("tank", asset);
        heard.measured("tank/level", Value.of(23));

        asset.configure(LEVEL.scaled(10, 0));
        assets.updatedAsset(asset, Map.of());
        heard.measured("tank/level", Value.of(230));
        asset.notice("level", whole(24));

        heard.measured("tank/level", Value.of(240));
        assertThat(asset.listeners()).isEqualTo(1);
    }

    @Test
    void another_scale_is_no_reason_for_a_point_to_go() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(LEVEL.with(Map.of("+scale", "1")));
        asset.device.put("level", whole(23));
        add("tank", asset);
        heard.measured("tank/level");

        asset.configure(LEVEL.with(Map.of("+scale", "10")).scaled(10, 0));
        assets.updatedAsset(asset, Map.of());

        heard.measured("tank/level", Value.of(230));
        assertThat(heard.rest()).noneMatch(event -> event.what() == Heard.What.REMOVED);
    }

    @Test
    void channels_come_and_go_with_the_configuration() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(LEVEL);
        add("tank", asset);
        heard.added("tank/level");

        asset.configure(AIR);
        assets.updatedAsset(asset, Map.of());

        heard.removed("tank/level");
        heard.added("tank/air");
    }

    @Test
    void what_is_written_is_what_is_read_though_kura_scales_only_one_way() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(LEVEL.scaled(0.5, 10));
        asset.device.put("level", whole(100));
        add("tank", asset);
        var point = heard.measured("tank/level", Value.of(60)).point();

        await(assets.write(point, Value.of(72.0)));

        assertThat(asset.written.take().getValue()).isEqualTo(124);
        heard.measured("tank/level", Value.of(72));
    }

    @Test
    void a_channel_that_can_only_be_written_shows_what_was_written() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(FakeChannel.of("on", ChannelType.WRITE, DataType.BOOLEAN));
        add("pump", asset);
        var point = heard.added("pump/on");

        await(assets.write(point, Value.of(true)));

        assertThat(asset.written.take().getValue()).isEqualTo(true);
        heard.measured("pump/on", Value.of(true));
        assertThat(asset.readings).isEmpty();
    }

    @Test
    void what_a_channel_cannot_have_is_refused_with_a_reason() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(
                LEVEL,
                AIR,
                FakeChannel.of("dead", ChannelType.WRITE, DataType.DOUBLE).scaled(0, 0));
        add("tank", asset);
        var level = heard.added("tank/level");
        var air = heard.added("tank/air");

        assertThatThrownBy(() -> await(assets.write(level, Value.of(3e9)))).hasMessageContaining("out of the channel");
        assertThatThrownBy(() -> await(assets.write(level, Value.of("full")))).hasMessageContaining("a number");
        assertThatThrownBy(() -> await(assets.write(air, Value.of(1)))).hasMessageContaining("can't be set");
        assertThatThrownBy(() -> await(assets.write(heard.added("tank/dead"), Value.of(1))))
                .hasMessageContaining("not a number");
        assertThat(asset.written).isEmpty();
    }

    @Test
    void a_writing_that_the_driver_refuses_fails() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(LEVEL);
        add("tank", asset);
        asset.refuse();
        var level = heard.added("tank/level");

        assertThatThrownBy(() -> await(assets.write(level, Value.of(1)))).hasMessageContaining("locked");
    }

    @Test
    void a_failed_record_fails_its_point_alone() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(AIR, LEVEL);
        asset.device.put("level", whole(1));
        var other = new Heard();
        assets.listen(other);
        add("tank", asset);

        assertThat(heard.failed("tank/air")).isEqualTo("bad register");
        other.measured("tank/level", Value.of(1));
    }

    @Test
    void without_a_driver_all_points_fail_until_it_is_attached() throws Exception {
        start(OFTEN, 5000, 0);
        var asset = new FakeAsset(AIR);
        asset.device.put("air", TypedValues.newDoubleValue(7));
        asset.driver(false);
        add("tank", asset);
        assertThat(heard.failed("tank/air")).isEqualTo("Driver not attached");

        asset.driver(true);
        heard.measured("tank/air", Value.of(7.0));
    }

    @Test
    void an_asset_that_hangs_stalls_nobody_and_is_good_again_when_it_answers() throws Exception {
        start(OFTEN, 50, 0);
        var hanging = new FakeAsset(LEVEL);
        hanging.device.put("level", whole(5));
        var release = hanging.hang();
        add("far", hanging);
        assertThat(heard.failed("far/level")).isEqualTo("no answer for 50 ms");

        var near = new FakeAsset(AIR);
        near.device.put("air", TypedValues.newDoubleValue(1));
        add("near", near);
        heard.measured("near/air");
        release.countDown();

        heard.measured("far/level", Value.of(5));
    }

    @Test
    void a_server_that_writes_to_an_asset_that_hangs_is_told_so() throws Exception {
        start(NEVER, 50, 0);
        var asset = new FakeAsset(FakeChannel.of("on", ChannelType.WRITE, DataType.INTEGER));
        var release = asset.hang();
        add("pump", asset);
        var point = heard.added("pump/on");

        assertThatThrownBy(() -> await(assets.write(point, Value.of(1)))).hasMessageContaining("no answer for 50 ms");
        release.countDown();
    }

    @Test
    void an_asset_that_comes_back_within_the_grace_keeps_its_points() throws Exception {
        start(NEVER, 5000, 3600);
        var asset = new FakeAsset(AIR);
        asset.device.put("air", TypedValues.newDoubleValue(1));
        add("greenhouse", asset);
        heard.measured("greenhouse/air");

        assets.removeAsset(asset);
        assertThat(heard.failed("greenhouse/air")).isEqualTo("the Asset is gone");
        add("greenhouse", asset);

        heard.measured("greenhouse/air");
        assertThat(heard.rest()).noneMatch(event -> event.what() == Heard.What.REMOVED);
    }

    @Test
    void an_asset_that_stays_away_takes_its_points_along() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(AIR);
        add("greenhouse", asset);
        var point = heard.added("greenhouse/air");

        assets.removeAsset(asset);

        heard.removed("greenhouse/air");
        assertThatThrownBy(() -> await(assets.write(point, Value.of(1)))).hasMessageContaining("isn't there");
    }

    @Test
    void who_comes_late_hears_the_last_value() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(AIR);
        asset.device.put("air", TypedValues.newDoubleValue(1));
        add("greenhouse", asset);
        heard.measured("greenhouse/air");

        var late = new Heard();
        assets.listen(late);

        late.measured("greenhouse/air", Value.of(1.0));
    }

    @Test
    void another_interval_counts_at_once_and_an_update_that_changes_nothing_does_nothing() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(AIR);
        asset.device.put("air", TypedValues.newDoubleValue(1));
        add("greenhouse", asset);
        heard.measured("greenhouse/air");
        assets.configure(config(NEVER, 5000, 0));
        assertThat(heard.rest()).isEmpty();

        assets.configure(config(OFTEN, 5000, 0));

        heard.measured("greenhouse/air");
    }

    @Test
    void nothing_of_it_stays_at_an_asset_when_it_ends() throws Exception {
        start(NEVER, 5000, 0);
        var asset = new FakeAsset(AIR);
        asset.device.put("air", TypedValues.newDoubleValue(1));
        add("greenhouse", asset);
        heard.measured("greenhouse/air");

        assets.close();

        assertThat(asset.listeners()).isZero();
    }

    @Test
    void a_wrong_interval_is_refused_by_name() {
        start(NEVER, 5000, 0);
        var config = Configured.of(KuraConfig.class, Map.of("interval", 1));
        assertThatThrownBy(() -> new KuraAssets(config)).hasMessageContaining("interval must be 100 or more");
    }

    private void start(int interval, int deadline, int grace) {
        assets = new KuraAssets(config(interval, deadline, grace));
        assets.listen(heard);
    }

    private static KuraConfig config(int interval, int deadline, int grace) {
        return Configured.of(KuraConfig.class, Map.of("interval", interval, "deadline", deadline, "grace", grace));
    }

    private void add(String name, FakeAsset asset) {
        assets.addAsset(asset, Map.of("kura.service.pid", name, "service.pid", "org.eclipse.kura.wire.WireAsset-1-2"));
    }

    private static void await(CompletionStage<Void> written) throws Exception {
        written.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
