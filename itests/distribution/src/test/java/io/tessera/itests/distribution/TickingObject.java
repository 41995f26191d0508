// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;

import io.tessera.lwm2m.client.object.DeclaredObject;
import java.util.concurrent.atomic.AtomicLong;

/** An Object that has nothing to do with any other: a number, which counts. */
final class TickingObject extends DeclaredObject {

    static final int ID = 26999;
    static final String COUNT = ID + "/0/0";

    private final AtomicLong count;

    TickingObject() {
        this(new AtomicLong());
    }

    private TickingObject(AtomicLong count) {
        super(singleton(ID, "Ticker", "1.0").read(0, "Count", INTEGER, count::get));
        this.count = count;
    }

    /** The number from now on. */
    long tick() {
        long now = count.incrementAndGet();
        changed(0);
        return now;
    }
}
