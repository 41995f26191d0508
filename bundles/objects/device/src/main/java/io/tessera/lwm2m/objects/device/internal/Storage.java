// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import io.tessera.lwm2m.platform.CurrentService;
import io.tessera.lwm2m.platform.StorageInfo;
import java.util.Optional;

/** Room for data and software as /3/0/10 and 21 show it. */
record Storage(CurrentService<StorageInfo> info) {

    Optional<Long> free() {
        return info.get().flatMap(StorageInfo::free);
    }

    Optional<Long> total() {
        return info.get().flatMap(StorageInfo::total);
    }
}
