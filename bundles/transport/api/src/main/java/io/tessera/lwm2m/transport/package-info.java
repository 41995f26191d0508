// SPDX-License-Identifier: EPL-2.0
/**
 * A REST exchange free of any transport. Both ends of LwM2M send and receive requests over the same {@link
 * io.tessera.lwm2m.transport.Endpoint}; a binding (CoAP over UDP, TCP, MQTT …) provides it as a service.
 */
@Export
@Version("1.0.0")
package io.tessera.lwm2m.transport;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
