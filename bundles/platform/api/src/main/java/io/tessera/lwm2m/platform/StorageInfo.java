// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** How much room there is for data and software: what Object 3 calls memory. Nothing blocks. */
@ConsumerType
public interface StorageInfo {

    /** Kilobytes of 1000 bytes that are free, /3/0/10. */
    Optional<Long> free();

    /** Kilobytes of 1000 bytes altogether, /3/0/21. */
    Optional<Long> total();

    /**
     * Tells from now on when what is free changed noticeably: by a hundredth of the total.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);
}
