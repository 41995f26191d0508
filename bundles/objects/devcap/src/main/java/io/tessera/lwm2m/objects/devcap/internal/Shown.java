// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.devcap.internal;

import io.tessera.lwm2m.platform.capability.Capability;
import java.util.Optional;

/** One Object Instance: the part as it was seen last, and whether servers hear of its changes. */
final class Shown {

    private final int number;
    private final Memory memory;
    private volatile Capability capability;

    Shown(int number, Memory memory, Capability capability) {
        this.number = number;
        this.memory = memory;
        this.capability = capability;
    }

    Capability capability() {
        return capability;
    }

    void become(Capability next) {
        capability = next;
    }

    String property() {
        return capability.property();
    }

    long group() {
        return capability.group().code();
    }

    String description() {
        return capability.description();
    }

    Optional<Boolean> attached() {
        return capability.attached();
    }

    boolean isEnabled() {
        return capability.enabled();
    }

    boolean isTold() {
        return memory.isTold(number);
    }

    void tell(boolean told) {
        memory.tell(number, told);
    }
}
