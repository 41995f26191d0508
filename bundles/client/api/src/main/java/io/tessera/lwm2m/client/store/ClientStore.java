// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.store;

import io.tessera.lwm2m.store.Store;
import org.osgi.annotation.versioning.ProviderType;

/** The clients' store: accounts, registrations, observations, attributes, queued notifications. */
@ProviderType
public interface ClientStore extends Store {}
