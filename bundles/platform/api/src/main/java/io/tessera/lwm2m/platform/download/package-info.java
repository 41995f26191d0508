// SPDX-License-Identifier: EPL-2.0
/** How packages are fetched from servers that are no LwM2M Servers, whatever the protocol. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.download;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
