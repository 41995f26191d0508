// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.Credentials;
import java.net.URI;
import java.time.Duration;

/**
 * What the client knows of its Bootstrap-Server: a Security Instance with /0/x/1 true (Core 1.2, appendix E.1).
 *
 * @param instance of Object 0
 * @param holdOff /0/x/11
 * @param timeout /0/x/12; zero for never
 */
record BootstrapAccount(int instance, URI uri, Credentials credentials, Duration holdOff, Duration timeout) {}
