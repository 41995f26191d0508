// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.store.ServerStore;
import io.tessera.lwm2m.store.MemoryStore;

/** The server's store, in memory. */
class MapStore extends MemoryStore implements ServerStore {}
