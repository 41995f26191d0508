// SPDX-License-Identifier: EPL-2.0
/** Keys for what bundles keep on disk; a package of its own, since transports and stores need it and no more. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.secrets;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
