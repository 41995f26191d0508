// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

/** Who calls, as far as it decides what is allowed. */
enum Role {
    /** Looks: reads, follows events, and changes nothing. */
    VIEWER("viewer"),
    /** Does everything. */
    OPERATOR("operator");

    private final String user;

    Role(String user) {
        this.user = user;
    }

    /** Under which name it logs in. */
    String user() {
        return user;
    }

    /** @throws Problem with 403 */
    void mustBeAllowed(String method, Route.Target target) throws Problem {
        if (this == OPERATOR || looks(method, target)) {
            return;
        }
        throw new Problem(403, "The user %s may look only; this is for %s".formatted(user, OPERATOR.user));
    }

    /** A composite's paths are a body, so what reads them is a POST. */
    private static boolean looks(String method, Route.Target target) {
        return switch (method) {
            case "GET", "HEAD" -> true;
            case "POST" -> target == Route.Target.READ_COMPOSITE;
            default -> false;
        };
    }
}
