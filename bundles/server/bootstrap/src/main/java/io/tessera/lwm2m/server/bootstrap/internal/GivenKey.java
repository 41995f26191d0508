// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.server.bootstrap.Secret;

/**
 * A pre-shared key that a device has been given, or is about to get, for one server.
 *
 * @param identity without placeholders
 */
record GivenKey(String identity, Secret key) {}
