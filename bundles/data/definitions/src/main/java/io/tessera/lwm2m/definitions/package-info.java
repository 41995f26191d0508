// SPDX-License-Identifier: EPL-2.0
/** Which Objects and Resources there are, and the XML files that say so (Core 1.2, appendix D and G). */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.definitions;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
