// SPDX-License-Identifier: EPL-2.0
/** What Object 15 asks of the gateway: which of its parts can be switched on and off. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.capability;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
