// SPDX-License-Identifier: EPL-2.0
/** Who may do what with an Object Instance: to say it for one's own Instances, and to ask why something is refused. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.client.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
