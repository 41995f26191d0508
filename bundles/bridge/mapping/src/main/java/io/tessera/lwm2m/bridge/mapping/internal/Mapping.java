// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.bridge.PointSource;
import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessPolicy;
import io.tessera.lwm2m.platform.SensorListener;
import io.tessera.lwm2m.platform.SensorSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the points of all sources into sensors, by rules. */
@Component(
        name = MappingConfig.PID,
        configurationPid = MappingConfig.PID,
        service = {SensorSource.class, AccessPolicy.class})
@Designate(ocd = MappingConfig.class)
public final class Mapping implements SensorSource, AccessPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(Mapping.class);

    private final int grace;
    private final SensorBoard board = new SensorBoard();
    private final Visibility visibility = new Visibility();
    private final Sends sends;
    private final PointTable points;
    private final Map<PointSource, AutoCloseable> sources = new HashMap<>();
    private final ScheduledExecutorService timer;

    @Activate
    public Mapping(MappingConfig config) {
        this(config, Sends.RETRY);
    }

    /** @param retry milliseconds until a server that can't be reached is tried again */
    Mapping(MappingConfig config, long retry) {
        if (config.keptToSend() < 0 || config.keptToSend() > 100_000) {
            throw new IllegalArgumentException(
                    "%s: keptToSend must be 0 to 100000, not %d".formatted(MappingConfig.PID, config.keptToSend()));
        }
        grace = config.grace();
        var rules = new Rules(config.client(), config.defaults());
        timer = timer();
        sends = new Sends(timer, config.keptToSend(), retry);
        points = new PointTable(board, rules, new InstanceIds(Path.of(config.folder())), visibility, sends);
    }

    /** What is given to it after the end is of no interest. */
    private static ScheduledExecutorService timer() {
        return new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    var thread = new Thread(task, "tessera-bridge-mapping");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Deactivate
    public void close() {
        timer.shutdownNow();
        sources.keySet().stream().toList().forEach(this::endListening);
    }

    @Override
    public AutoCloseable listen(SensorListener listener) {
        return board.listen(listener);
    }

    @Override
    public String name() {
        return visibility.name();
    }

    @Override
    public Optional<AccessGrant> grant(String client, io.tessera.lwm2m.model.Path instance) {
        return visibility.grant(client, instance);
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        return visibility.listen(changed);
    }

    @Reference(name = "rule", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRule(Rule rule) {
        points.addRule(rule);
    }

    void removeRule(Rule rule) {
        points.removeRule(rule);
    }

    @Reference(name = "client", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addClient(Lwm2mClient client, Map<String, Object> properties) {
        sends.connect(String.valueOf(properties.get(Lwm2mClient.NAME)), client);
    }

    void removeClient(Lwm2mClient client, Map<String, Object> properties) {
        sends.disconnect(String.valueOf(properties.get(Lwm2mClient.NAME)), client);
    }

    @Reference(name = "source", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(PointSource source) {
        var listening = source.listen(points.listenerFor(source));
        synchronized (sources) {
            sources.put(source, listening);
        }
        LOG.info("Points of {} are bridged", source.name());
    }

    /** Keeps what the source offered for a while: it may only be replaced. */
    void removeSource(PointSource source) {
        endListening(source);
        points.orphan(source);
        timer.schedule(() -> points.removeOrphansOf(source), grace, TimeUnit.SECONDS);
    }

    private void endListening(PointSource source) {
        AutoCloseable listening;
        synchronized (sources) {
            listening = sources.remove(source);
        }
        try {
            if (listening != null) {
                listening.close();
            }
        } catch (Exception e) {
            LOG.warn("Source {} didn't let go: {}", source.name(), e.toString());
        }
    }
}
