// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import io.tessera.lwm2m.platform.MemoryInfo;
import java.util.Optional;

/** Memory as /3/0/10 and 21 show it. */
record Memory(Slot<MemoryInfo> info) {

    Optional<Long> free() {
        return info.get().flatMap(MemoryInfo::free);
    }

    Optional<Long> total() {
        return info.get().flatMap(MemoryInfo::total);
    }
}
