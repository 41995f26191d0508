// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import javax.servlet.AsyncContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends asynchronous requests. */
final class Contexts {

    private static final Logger LOG = LoggerFactory.getLogger(Contexts.class);

    private Contexts() {}

    /** Whether it is still open nobody can know: the reader may be gone already. */
    static void complete(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            LOG.trace("Was complete already", e);
        }
    }
}
