// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.spi.Server.Timer;
import java.time.Duration;

/** Does things later. */
@FunctionalInterface
interface Scheduler {

    /** Runs a task after a delay, on a thread where nothing blocks. */
    Timer schedule(Duration delay, Runnable task);
}
