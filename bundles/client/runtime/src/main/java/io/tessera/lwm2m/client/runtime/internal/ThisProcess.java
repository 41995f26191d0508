// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

/**
 * Tells this process from every other one: what servers know of an earlier one, such as its address, may not hold for
 * this one. A bundle that is replaced finds the same. Compared for equality only, since clocks are set, and are wrong when
 * a gateway starts.
 */
final class ThisProcess {

    static final String ID = id(ProcessHandle.current());

    private ThisProcess() {}

    private static String id(ProcessHandle process) {
        return process.pid() + "@"
                + process.info().startInstant().map(Object::toString).orElse("");
    }
}
