// SPDX-License-Identifier: EPL-2.0
/** What Objects ask of the gateway that they describe: small services, each optional. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
