// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.store.MemoryStore;

/** The clients' store, in memory. */
final class MapStore extends MemoryStore implements ClientStore {}
