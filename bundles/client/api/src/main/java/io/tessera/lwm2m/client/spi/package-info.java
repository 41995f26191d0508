// SPDX-License-Identifier: EPL-2.0
/** What an interface bundle (bootstrap, registration, management, reporting) plugs into. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.client.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
