// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** How much memory there is for data and applications. Nothing blocks. */
@ConsumerType
public interface MemoryInfo {

    /** Kilobytes that are free, /3/0/10. */
    Optional<Long> free();

    /** Kilobytes altogether, /3/0/21. */
    Optional<Long> total();

    /**
     * Tells from now on when what is free changed noticeably: by a hundredth of the total.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);
}
