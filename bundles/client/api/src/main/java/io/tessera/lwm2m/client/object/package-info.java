// SPDX-License-Identifier: EPL-2.0
/** What an Object bundle implements: {@link io.tessera.lwm2m.client.object.Lwm2mObject}, registered as a service. */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.client.object;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
