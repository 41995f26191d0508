// SPDX-License-Identifier: EPL-2.0
/** What an interface of the server plugs into: the runtime that keeps registrations and observations. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.server.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
