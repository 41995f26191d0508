// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import java.time.Instant;

/** When this process began: what servers know of an earlier one, such as its address, may not hold for this one. */
final class ProcessStart {

    static final Instant INSTANT = ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);

    private ProcessStart() {}
}
