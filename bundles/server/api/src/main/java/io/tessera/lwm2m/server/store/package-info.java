// SPDX-License-Identifier: EPL-2.0
/** What must outlive a restart, behind one small service. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.server.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
