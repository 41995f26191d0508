// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import java.util.List;

/** Where an event leads, and what is to be done on the way, in order. */
record Step(State next, List<Effect> effects) {

    static Step to(State next, Effect... effects) {
        return new Step(next, List.of(effects));
    }
}
