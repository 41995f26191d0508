// SPDX-License-Identifier: EPL-2.0
/** What a bundle implements that offers measured or controllable points to the gateway's LwM2M Clients. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.bridge;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
