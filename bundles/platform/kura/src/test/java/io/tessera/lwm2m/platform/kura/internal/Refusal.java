// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import org.eclipse.kura.KuraException;

/** Kura refuses. */
final class Refusal extends KuraException {

    private static final long serialVersionUID = 1;

    Refusal(String why) {
        super(why);
    }
}
