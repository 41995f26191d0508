// SPDX-License-Identifier: EPL-2.0
/** What an application in the same framework may ask of a client. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
