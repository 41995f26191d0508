// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

/** The operations of LWM2M-3 and LWM2M-4 that need a right or a target of a kind (Core 1.2, 6.3, 6.4). */
public enum Operation {
    READ,
    OBSERVE,
    DISCOVER,
    WRITE,
    WRITE_ATTRIBUTES,
    EXECUTE,
    CREATE,
    DELETE
}
