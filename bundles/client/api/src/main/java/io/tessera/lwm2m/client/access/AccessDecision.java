// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.access;

/**
 * What the client does with an operation of a server, and why.
 *
 * @param allowed whether it goes on to the Object
 * @param code the response code of the refusal, such as {@code 4.01}; empty if it is allowed, or isn't even answered
 * @param reason which rule decided, for a person to read, such as {@code own entry in /2/3: R}
 */
public record AccessDecision(boolean allowed, String code, String reason) {

    @Override
    public String toString() {
        var outcome = code.isEmpty() ? "refused" : "refused with " + code;
        return (allowed ? "allowed" : outcome) + ": " + reason;
    }
}
