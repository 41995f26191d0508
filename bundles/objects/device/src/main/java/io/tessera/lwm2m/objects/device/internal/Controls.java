// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.FactoryResetControl;
import io.tessera.lwm2m.platform.RebootControl;
import java.util.concurrent.CompletionStage;

/** The commands /3/0/4 and 5. Reboot is mandatory, so it is there even where it isn't allowed. */
record Controls(Slot<RebootControl> rebooting, Slot<FactoryResetControl> resetting) {

    CompletionStage<Void> reboot() {
        return rebooting
                .get()
                .map(RebootControl::reboot)
                .orElseGet(() -> refused("this device doesn't let servers reboot it"));
    }

    boolean canReset() {
        return resetting.get().isPresent();
    }

    CompletionStage<Void> reset() {
        return resetting.get().map(FactoryResetControl::reset).orElseGet(() -> refused("this device can't be reset"));
    }

    private static CompletionStage<Void> refused(String why) {
        return Lwm2mObject.refused(ResponseCode.METHOD_NOT_ALLOWED, why);
    }
}
