// SPDX-License-Identifier: EPL-2.0
/** The private keys and certificates that the platform guards; a package of its own, since few need it. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.keys;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
