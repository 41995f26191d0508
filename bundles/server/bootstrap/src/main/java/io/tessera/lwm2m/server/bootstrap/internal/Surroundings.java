// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.server.credentials.ClientCredentials;
import java.util.function.Supplier;

/**
 * What sessions stand on.
 *
 * @param credentials gives null where there is no such service
 */
record Surroundings(
        Messages messages, KeyRing keys, History history, Audience audience, Supplier<ClientCredentials> credentials) {}
