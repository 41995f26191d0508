// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** Assets and wires of Kura, as points of the bridge. */
class BridgeInKuraTest {

    private static final String BRIDGE = "io.tessera.lwm2m.bridge.kura";

    @TempDir
    private Path storage;

    private final Changes changes = new Changes();
    private final Boiler boiler = new Boiler();
    private final List<String> nodes = new CopyOnWriteArrayList<>();
    private final List<Object> emitted = new CopyOnWriteArrayList<>();
    private Ground ground;
    private FakeKura kura;
    private PointsHeard points;
    private Bundle bridge;

    @BeforeEach
    void start() throws Exception {
        ground = new Ground(storage, "org.eclipse.equinox.cm");
        ServiceListener listener = event -> changes.happened();
        ground.context().addServiceListener(listener);
        kura = new FakeKura(ground.context(), changes);
        kura.start();
        points = new PointsHeard(ground.context(), changes);
        for (var room : List.of("kura/configuration", "data/model", "bridge/api")) {
            ground.room(room).start();
        }
        bridge = ground.room("bridge/kura");
        bridge.start();
        changes.await(() -> kura.tracked().containsKey(BRIDGE), true);
    }

    @AfterEach
    void stop() throws Exception {
        kura.close();
        ground.close();
    }

    @Test
    void an_assets_value_arrives_and_its_channel_is_written() throws Exception {
        register("boiler");
        points.listen(BRIDGE);
        changes.await(() -> points.value("boiler/target"), "0.0");
        boiler.notice(20);
        changes.await(() -> points.value("boiler/target"), "20.0");

        points.write(BRIDGE, "boiler/target", 70).toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(boiler.device()).isEqualTo(70);
        changes.await(() -> points.value("boiler/target"), "70.0");
    }

    @Test
    void an_asset_that_is_configured_anew_is_listened_to_anew() throws Exception {
        var registration = ground.context().registerService(Asset.class, boiler, named("boiler"));
        points.listen(BRIDGE);
        changes.await(() -> points.value("boiler/target"), "0.0");

        boiler.scale(10);
        registration.setProperties(named("boiler"));
        changes.await(
                () -> {
                    boiler.notice(24);
                    return points.value("boiler/target");
                },
                "240.0");

        assertThat(boiler.listeners()).isEqualTo(1);
        registration.unregister();
        changes.await(() -> points.value("boiler/target"), "failed: the Asset is gone");
        changes.await(boiler::listeners, 0);
    }

    @Test
    void the_bridge_is_one_entry_of_the_console_and_keeps_nothing_when_it_stops() throws Exception {
        register("boiler");
        points.listen(BRIDGE);
        changes.await(boiler::listeners, 1);
        assertThat(kura.entries()).containsOnlyOnce(BRIDGE);

        bridge.stop();

        assertThat(boiler.listeners()).isZero();
        changes.await(() -> kura.tracked().containsKey(BRIDGE), false);
    }

    @Test
    void nodes_of_a_graph_have_the_name_that_kura_gave_them_and_a_reference_of_their_own() throws Exception {
        ground.context().registerService(WireHelperService.class, this::support, null);
        kura.create(BRIDGE + ".receiver", "mean", Map.of());
        kura.create(BRIDGE + ".emitter", "valve", Map.of());
        changes.await(() -> node("mean") != null && node("valve") != null, true);
        points.listen("mean");
        points.listen("valve");

        var receiver = (WireReceiver) ground.context().getService(node("mean"));
        var record = new WireRecord(Map.of("mean", TypedValues.newDoubleValue(4)));
        receiver.onWireReceive(new WireEnvelope("x", List.of(record)));
        points.write("valve", "setpoint", 21).toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(points.value("mean")).isEqualTo("4.0");
        assertThat(emitted).containsExactly(21.0);
        assertThat(nodes).containsExactlyInAnyOrder("mean", "valve");
        assertThat(node("mean").getProperty("input.cardinality.default")).isEqualTo(1);
        assertThat(node("mean").getProperty("kura.ui.service.hide")).isEqualTo(true);
        assertThat(kura.tracked()).containsKeys("mean", "valve");
    }

    private ServiceReference<WireComponent> node(String kuraPid) {
        try {
            var found = ground.context()
                    .getServiceReferences(WireComponent.class, "(kura.service.pid=%s)".formatted(kuraPid));
            return found.isEmpty() ? null : found.iterator().next();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kura's connects a node by the reference that it is given. */
    private WireSupport support(WireComponent component, ServiceReference<WireComponent> reference) {
        nodes.add(String.valueOf(reference.getProperty("kura.service.pid")));
        return (WireSupport) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WireSupport.class}, (self, method, given) -> {
                    if (method.getName().equals("emit")) {
                        ((List<?>) given[0])
                                .forEach(record -> emitted.add(((WireRecord) record)
                                        .getProperties()
                                        .get("setpoint")
                                        .getValue()));
                    }
                    return null;
                });
    }

    private void register(String name) {
        ground.context().registerService(Asset.class, boiler, named(name));
    }

    @SuppressWarnings("JdkObsolete") // a service takes a Dictionary
    private static Hashtable<String, Object> named(String name) {
        return new Hashtable<>(
                Map.of("kura.service.pid", name, "service.factoryPid", "org.eclipse.kura.wire.WireAsset"));
    }
}
