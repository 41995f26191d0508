// SPDX-License-Identifier: EPL-2.0
/**
 * What an application asks of an LwM2M Server in its framework: who is registered ({@link
 * io.tessera.lwm2m.server.Registrations}), operations on a client ({@link io.tessera.lwm2m.server.DeviceManagement}),
 * and to be told of changes ({@link io.tessera.lwm2m.server.InformationReporting}). Each is a service.
 */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.server;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
