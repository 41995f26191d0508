// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.store;

import io.tessera.lwm2m.store.Store;
import org.osgi.annotation.versioning.ProviderType;

/** The server's store: registrations, observations, waiting requests. */
@ProviderType
public interface ServerStore extends Store {}
