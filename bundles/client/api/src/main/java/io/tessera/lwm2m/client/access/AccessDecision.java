// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.access;

/**
 * What the client does with an operation of a server, and why.
 *
 * @param allowed whether it goes on to the Object
 * @param code the response code of the refusal, such as {@code 4.01}; empty if it is allowed
 * @param reason which rule decided, for a person to read, such as {@code own entry in /2/3: R}
 */
public record AccessDecision(boolean allowed, String code, String reason) {

    @Override
    public String toString() {
        return (allowed ? "allowed: " : "refused with " + code + ": ") + reason;
    }
}
