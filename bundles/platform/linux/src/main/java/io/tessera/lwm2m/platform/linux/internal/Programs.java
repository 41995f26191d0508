// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.util.Optional;

/** Asks programs of the host, and waits for what they say. */
@FunctionalInterface
interface Programs {

    /** What it said, which may be nothing; empty if it isn't there, ends badly, takes too long or says too much. */
    Optional<String> output(String... command);
}
