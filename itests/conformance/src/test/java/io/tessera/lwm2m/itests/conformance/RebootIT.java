// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import org.eclipse.californium.core.coap.CoAP.Code;

/** The case 241. */
@Cases(Lane.REBOOT)
class RebootIT {

    @Case
    void int_241_executable_resource_rebooting_the_device(Pair pair) throws Exception {
        var executed = pair.done(Code.POST, "/3/0/4", () -> pair.server().execute("/3/0/4"))
                .hasCode("2.04");
        pair.reboot(executed);
        pair.awaitRegister(executed.answer().number());
        new Steps(pair).read("/3/0/16").shows("/3/0/16", "U");
    }
}
