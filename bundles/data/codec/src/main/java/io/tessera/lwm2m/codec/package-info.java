// SPDX-License-Identifier: EPL-2.0
/** From bytes to paths and values, and back: every content format that LwM2M names. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.codec;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
