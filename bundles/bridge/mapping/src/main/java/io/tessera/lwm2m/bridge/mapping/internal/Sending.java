// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

/**
 * Which of a point's values servers get without asking for them.
 *
 * @param every seconds after which they get what is new; 0: changes at once, and nothing where there are none
 * @param changes whether every change counts, or only the value of the moment
 */
record Sending(int every, boolean changes) {

    static final Sending NOTHING = new Sending(0, false);

    boolean isPeriodic() {
        return every > 0;
    }
}
