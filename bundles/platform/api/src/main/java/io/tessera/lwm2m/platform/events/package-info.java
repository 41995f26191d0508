// SPDX-License-Identifier: EPL-2.0
/** What happens on the gateway, as Object 20 shows it. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.events;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
