// SPDX-License-Identifier: EPL-2.0
/** What Object 5 asks of the gateway: to install a firmware, and whether the moment suits. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.firmware;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
