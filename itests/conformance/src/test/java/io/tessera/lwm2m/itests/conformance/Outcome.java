// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

/**
 * How a case ended.
 *
 * @param reason empty where it passed
 */
record Outcome(String result, String reason) {

    static final String PASS = "pass";
    static final String FAIL = "fail";
    static final String NOT_PLAYED = "not played";

    static Outcome pass() {
        return new Outcome(PASS, "");
    }

    boolean is(String expected) {
        return result.equals(expected);
    }
}
