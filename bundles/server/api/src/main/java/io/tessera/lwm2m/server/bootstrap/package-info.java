// SPDX-License-Identifier: EPL-2.0
/**
 * What an application asks of an LwM2M Bootstrap-Server in its framework: what devices are to be provisioned with ({@link
 * io.tessera.lwm2m.server.bootstrap.BootstrapConfigurations}), how that went, and to begin it ({@link
 * io.tessera.lwm2m.server.bootstrap.BootstrapServer}). Each is a service.
 */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.server.bootstrap;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
