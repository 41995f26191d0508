// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client;

import java.time.Instant;

/**
 * How a client stands with one of its servers.
 *
 * @param shortServerId 1 to 65534
 * @param uri of the server
 * @param status UNREGISTERED, REGISTERING, REGISTERED, DISABLED, FAILED or BOOTSTRAP_NEEDED
 * @param location the registration's path at the server, such as {@code /rd/4711}; empty while not registered
 * @param confirmed when the server last accepted a Register or an Update; {@link Instant#EPOCH} for never
 * @param failure why the last attempt failed; empty while all is well
 * @param observations how many the server has
 * @param waiting how many notifications it hasn't acknowledged yet
 * @param origin where the account comes from: CONFIGURATION, FACTORY, SMARTCARD or BOOTSTRAP (a Bootstrap-Server);
 *     empty if that isn't known
 */
public record ServerStatus(
        int shortServerId,
        String uri,
        String status,
        String location,
        Instant confirmed,
        String failure,
        int observations,
        int waiting,
        String origin) {}
