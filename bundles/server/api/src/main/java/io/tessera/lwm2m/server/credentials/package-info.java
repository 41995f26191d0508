// SPDX-License-Identifier: EPL-2.0
/** What clients prove themselves with at a server, and the names that they may register under because of it. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.server.credentials;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
