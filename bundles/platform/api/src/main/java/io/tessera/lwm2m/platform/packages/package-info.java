// SPDX-License-Identifier: EPL-2.0
/** How a package of firmware or software comes to the gateway's disk, whichever Object it is for. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.packages;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
