// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

/**
 * What a point becomes.
 *
 * @param client name of the LwM2M Client that shows it
 * @param object Object ID; 0: it stays hidden
 * @param instance Object Instance ID, or -1 for the next free one
 * @param conversion from the point's values to the Object's
 * @param units of the converted values
 * @param applicationType for a person to read
 */
record Target(String client, int object, int instance, Conversion conversion, String units, String applicationType) {

    boolean isHidden() {
        return object == 0;
    }
}
