// SPDX-License-Identifier: EPL-2.0
/** What Objects 9 and 14 ask of the gateway: which software it has, and to install, start, stop and uninstall some. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.software;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
