// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.Steps.TEXT;

import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;

/** The cases 221, 680 and 685: what a server may not do. */
@Cases(Lane.MANAGEMENT)
class DeviceManagementIT {

    @Case
    void int_221_attempt_to_perform_operations_on_security(Pairing pairing, Pair pair) throws Exception {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client answers 4.04 instead of 4.01");
        }
        pair.done(Code.GET, "/0", () -> pair.server().read("/0", ServerEnd.ANY)).hasCode("4.01");
        pair.done(Code.PUT, "/0/0/0", () -> pair.server().write("/0/0/0", "coap://127.0.0.1", TEXT))
                .hasCode("4.01");
        pair.done(Code.PUT, "/0", () -> pair.server().writeAttributes("/0", "pmin=30&pmax=45"))
                .hasCode("4.01");
    }

    @Case
    void int_680_create_object_instance_of_device(Pairing pairing, Pair pair) throws Exception {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client answers 4.00 instead of 4.05");
        }
        pair.done(Code.POST, "/3", () -> pair.server().create("/3/1", Map.of("/3/1/15", "Europe/Paris")))
                .hasCode("4.05");
    }

    @Case
    void int_685_delete_object_instance_of_device(Pair pair) throws Exception {
        pair.done(Code.DELETE, "/3/0", () -> pair.server().delete("/3/0")).hasCode("4.05");
    }
}
