// SPDX-License-Identifier: EPL-2.0
/** What Object 8 asks of the gateway: to be locked, and to erase data. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.lock;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
