// SPDX-License-Identifier: EPL-2.0
/** What must outlive a restart, behind one small interface: each wing names its own service of this shape. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
