// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

/**
 * What an event leads to.
 *
 * @param next as servers see it
 * @param effect what is to be done
 */
record Step(Phase next, Effect effect) {

    /** What is to be done. */
    enum Effect {
        /** Nothing. */
        NONE,
        /** Tell whoever asked that this can't be done now: 4.05. */
        REFUSE,
        /** Drop the package that is there, keep the one that is being written, and verify it. */
        STORE,
        /** Drop the package that is there, fetch another one, and verify it. */
        FETCH,
        /** End what is going on, and drop the package. */
        DROP,
        /** Find out whether the moment suits. */
        ASK,
        /** Install the package. */
        INSTALL
    }
}
