// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.transport.Peer;

/**
 * A device and where it is.
 *
 * @param endpoint the Endpoint Client Name
 * @param via the name of the transport endpoint that it was heard at
 */
record Device(String endpoint, String via, Peer peer) {}
