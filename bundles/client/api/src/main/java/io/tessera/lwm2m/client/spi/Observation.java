// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.transport.Token;
import java.util.List;

/**
 * One observation that a server asked for. It belongs to the client's runtime and outlives the interface that serves
 * it; what is final here is durable, the rest is where the interface left off. Only on the client's engine.
 */
public final class Observation {

    private final Token token;
    private final List<Path> paths;
    private final boolean composite;
    private final int accept;
    private final NotificationAttributes attributes;

    private List<PathValue> lastValues = List.of();
    private long lastSent;
    private boolean changed;

    /**
     * @param token as the server chose it
     * @param paths one; several with Observe-Composite
     * @param composite whether it is an Observe-Composite
     * @param accept the format of the notifications
     * @param attributes what the Observe request itself carried (1.2); they win over attached ones
     */
    public Observation(
            Token token, List<Path> paths, boolean composite, int accept, NotificationAttributes attributes) {
        this.token = token;
        this.paths = List.copyOf(paths);
        this.composite = composite;
        this.accept = accept;
        this.attributes = attributes;
    }

    public Token token() {
        return token;
    }

    public List<Path> paths() {
        return paths;
    }

    public boolean composite() {
        return composite;
    }

    public int accept() {
        return accept;
    }

    public NotificationAttributes attributes() {
        return attributes;
    }

    /** What the server was told last. */
    public List<PathValue> lastValues() {
        return lastValues;
    }

    /** When the server was told last, milliseconds since the epoch by the client's clock; 0 for never. */
    public long lastSent() {
        return lastSent;
    }

    /** Notes what the server is told now. */
    public void sent(List<PathValue> values, long time) {
        lastValues = values;
        lastSent = time;
        changed = false;
    }

    /** Whether something under it changed since, and the server wasn't told yet. */
    public boolean changed() {
        return changed;
    }

    public void changed(boolean nowChanged) {
        changed = nowChanged;
    }
}
