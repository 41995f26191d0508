// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import java.time.Duration;
import java.util.List;

/**
 * How one client is set up.
 *
 * @param name of the configuration
 * @param endpoint the Endpoint Client Name; empty for one that is made once and kept
 * @param requestDeadline how long an Object may take for an operation
 * @param debounce how long an Object may be away before it is gone
 * @param settling how long it has to be quiet after the start before the interfaces take the client up
 * @param alternatePath where servers find the Objects; empty for the root
 * @param sleepAfter how long a client in queue mode listens after a message; zero for always
 * @param access how access is controlled
 */
record ClientSettings(
        String name,
        String endpoint,
        Duration requestDeadline,
        Duration debounce,
        Duration settling,
        List<String> alternatePath,
        Duration sleepAfter,
        AccessMode access) {

    /** With access controlled as soon as there are several servers. */
    ClientSettings(
            String name,
            String endpoint,
            Duration requestDeadline,
            Duration debounce,
            Duration settling,
            List<String> alternatePath,
            Duration sleepAfter) {
        this(name, endpoint, requestDeadline, debounce, settling, alternatePath, sleepAfter, AccessMode.DEFAULT);
    }

    /** With its Objects at the root, and always awake. */
    ClientSettings(String name, String endpoint, Duration requestDeadline, Duration debounce, Duration settling) {
        this(name, endpoint, requestDeadline, debounce, settling, List.of(), Duration.ZERO);
    }
}
