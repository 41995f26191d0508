// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.subject;

import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** An LwM2M Server as its application sees it, while it is measured. */
public interface ServerSubject {

    /** The Endpoint Client Name of a simulated client. */
    static String endpoint(int client) {
        return String.format(Locale.ROOT, "bench-%05d", client);
    }

    /** How many clients are registered. */
    int clients();

    /** How many notifications the application was given so far, answers to Observe not counted. */
    long notifications();

    /** Does it; true if the client answered with a success. Doesn't block and doesn't throw. */
    CompletionStage<Boolean> perform(Operation operation, int client);
}
