// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import java.util.Map;

/**
 * What servers may do with an Object Instance: an Instance of the Access Control Object (Core 1.2, appendix E.3).
 *
 * @param object /2/x/0, 1 to 65534
 * @param instance /2/x/1, 0 to 65534; {@link #CREATE} for the right to create Instances of the Object
 * @param owner /2/x/3: a Short Server ID, or {@link #NOBODY}
 * @param rights /2/x/2: by Short Server ID, 0 for the others: a sum of 1 Read and Observe, 2 Write, 4 Execute, 8 Delete,
 *     16 Create
 */
public record AccessControl(int object, int instance, int owner, Map<Integer, Integer> rights) {

    /** The Object Instance ID that stands for the Object. */
    public static final int CREATE = 65535;

    /** The owner of what only a Bootstrap-Server changes. */
    public static final int NOBODY = 65535;

    public AccessControl {
        rights = Map.copyOf(rights);
    }
}
