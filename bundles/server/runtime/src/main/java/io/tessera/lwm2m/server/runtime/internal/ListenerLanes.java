// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.spi.Server.ListenerLane;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;

/** The lanes of those who are told of things: one each, for as long as the listener exists. */
final class ListenerLanes {

    private static final int CALLS = 10_000;

    private final Map<Object, ListenerLane> lanes = Collections.synchronizedMap(new WeakHashMap<>());
    private final Executor pool;

    ListenerLanes(Executor pool) {
        this.pool = pool;
    }

    ListenerLane of(Object listener) {
        return lanes.computeIfAbsent(
                listener, one -> new SlowLane(one.getClass().getName(), pool, CALLS));
    }
}
