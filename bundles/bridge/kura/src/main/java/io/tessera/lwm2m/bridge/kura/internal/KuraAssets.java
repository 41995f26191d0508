// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.bridge.PointSource;
import io.tessera.lwm2m.model.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels of Kura's Assets as points named {@code <asset>/<channel>}. */
@Component(
        name = KuraConfig.PID,
        configurationPid = KuraConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {PointSource.class, ConfigurableComponent.class})
@Designate(ocd = KuraConfig.class)
public final class KuraAssets implements PointSource, ConfigurableComponent {

    static final String NAME = "kura";

    /** Kura's own name of an Asset; the framework's is another one after each start. */
    static final String PID = "kura.service.pid";

    private static final Logger LOG = LoggerFactory.getLogger(KuraAssets.class);

    private final PointBoard board = new PointBoard();
    private final Workers workers = new Workers("tessera-bridge-kura");
    private final Map<Asset, BridgedAsset> assets = new IdentityHashMap<>();
    private volatile KuraConfig config;
    private Future<?> polling;

    @Activate
    public KuraAssets(KuraConfig config) {
        check(config);
        this.config = config;
        polling = poll(config.interval());
    }

    private static void check(KuraConfig config) {
        require("interval", config.interval(), 100);
        require("deadline", config.deadline(), 10);
        require("grace", config.grace(), 0);
    }

    private Future<?> poll(int interval) {
        return workers.every(interval, () -> all().forEach(asset -> asset.poll(interval)));
    }

    /**
     * Kura updates a configuration whenever it finds a service that has it: one that came anew with each update would
     * never stay.
     */
    @Modified
    void configure(KuraConfig next) {
        check(next);
        boolean isOther = next.interval() != config.interval();
        config = next;
        if (isOther) {
            polling.cancel(false);
            polling = poll(next.interval());
        }
    }

    private static void require(String attribute, int value, int lowest) {
        if (value < lowest) {
            throw new IllegalArgumentException(
                    "%s: %s must be %d or more, not %d".formatted(KuraConfig.PID, attribute, lowest, value));
        }
    }

    @Reference(name = "asset", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addAsset(Asset asset, Map<String, Object> properties) {
        if (!(properties.get(PID) instanceof String name)) {
            LOG.warn("An Asset without {} isn't bridged", PID);
            return;
        }
        var bridged = new BridgedAsset(name, asset, board, workers, () -> config.deadline());
        synchronized (assets) {
            assets.put(asset, bridged);
        }
        bridged.configure();
    }

    /** The same Asset with other channels, or other settings of them. */
    void updatedAsset(Asset asset, Map<String, Object> properties) {
        find(asset).ifPresent(BridgedAsset::configure);
    }

    void removeAsset(Asset asset) {
        find(asset).ifPresent(bridged -> {
            synchronized (assets) {
                assets.remove(asset);
            }
            bridged.remove();
            workers.later(config.grace() * 1000L, () -> forget(bridged.name()));
        });
    }

    /** Unless it came back meanwhile. */
    private void forget(String name) {
        if (find(name).isEmpty()) {
            board.replace(name + "/", List.of());
        }
    }

    private Optional<BridgedAsset> find(Asset asset) {
        synchronized (assets) {
            return Optional.ofNullable(assets.get(asset));
        }
    }

    private Optional<BridgedAsset> find(String name) {
        return all().stream().filter(asset -> asset.name().equals(name)).findFirst();
    }

    private List<BridgedAsset> all() {
        synchronized (assets) {
            return List.copyOf(assets.values());
        }
    }

    @Deactivate
    public void close() {
        all().forEach(BridgedAsset::remove);
        workers.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AutoCloseable listen(PointListener listener) {
        return board.listen(listener);
    }

    @Override
    public CompletionStage<Void> write(Point point, Value value) {
        int slash = point.name().lastIndexOf('/');
        var name = point.name().substring(0, slash);
        return find(name)
                .map(asset -> asset.write(point.name().substring(slash + 1), value))
                .orElseGet(() -> CompletableFuture.failedStage(new IllegalStateException(name + " isn't there")));
    }
}
