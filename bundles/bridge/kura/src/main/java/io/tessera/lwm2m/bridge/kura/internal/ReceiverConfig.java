// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A node that shows what arrives. */
@ObjectClassDefinition(
        id = ReceiverConfig.PID,
        name = "LwM2M: show and send",
        description =
                "Shows the values that arrive by wires as LwM2M Resources. Rules of the LwM2M bridge mapping choose"
                        + " the Objects; the source is wire- and this node's name.")
@interface ReceiverConfig {

    String PID = "io.tessera.lwm2m.bridge.kura.receiver";

    @AttributeDefinition(
            name = "Send",
            description =
                    "Whether servers get each value when it arrives, without asking for it (LwM2M Send, since 1.1)."
                            + " If not, they read or observe it.")
    boolean send() default true;
}
