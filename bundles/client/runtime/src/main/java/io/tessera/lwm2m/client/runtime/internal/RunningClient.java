// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ObjectTree;
import io.tessera.lwm2m.client.spi.Provisioning;
import io.tessera.lwm2m.client.spi.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The client as its interfaces see it. */
final class RunningClient implements Client {

    private final String name;
    private final String endpoint;
    private final List<String> alternatePath;
    private final Engine engine;
    private final Clock clock;
    private ObjectTree tree;
    private Sessions sessions;
    private Provisioning provisioning;

    RunningClient(String name, String endpoint, List<String> alternatePath, Engine engine, Clock clock) {
        this.name = name;
        this.endpoint = endpoint;
        this.alternatePath = alternatePath;
        this.engine = engine;
        this.clock = clock;
    }

    /** Completes it, before anybody sees it: sessions know their client, and the client its sessions. */
    void use(ObjectTree itsTree, Sessions itsSessions, Provisioning itsProvisioning) {
        tree = itsTree;
        sessions = itsSessions;
        provisioning = itsProvisioning;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String endpoint() {
        return endpoint;
    }

    @Override
    public List<String> alternatePath() {
        return alternatePath;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void execute(Runnable task) {
        engine.execute(task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return engine.schedule(delay, task);
    }

    @Override
    public ObjectTree tree() {
        return tree;
    }

    @Override
    public Provisioning provisioning() {
        return provisioning;
    }

    @Override
    public Collection<Session> sessions() {
        return sessions.snapshot();
    }

    @Override
    public Optional<Session> session(int shortServerId) {
        return sessions.get(shortServerId);
    }
}
