// SPDX-License-Identifier: EPL-2.0
/** What Objects 10 to 13 ask of the gateway: its modem, the profiles that it connects with, and its WLANs. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.platform.network;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
