// SPDX-License-Identifier: EPL-2.0
/** How applications of the gateway exchange data with servers through Object 19. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.appdata;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
