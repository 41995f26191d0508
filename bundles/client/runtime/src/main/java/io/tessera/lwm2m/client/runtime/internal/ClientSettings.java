// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import java.time.Duration;

/**
 * How one client is set up.
 *
 * @param name of the configuration
 * @param endpoint the Endpoint Client Name; empty for one that is made once and kept
 * @param requestDeadline how long an Object may take for an operation
 * @param debounce how long an Object may be away before it is gone
 * @param settling how long it has to be quiet after the start before the interfaces take the client up
 */
record ClientSettings(String name, String endpoint, Duration requestDeadline, Duration debounce, Duration settling) {}
