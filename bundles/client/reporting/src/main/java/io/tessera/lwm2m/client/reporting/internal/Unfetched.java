// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often a server acknowledged the first block of a notification and never fetched the others: one that can't
 * do that shall not keep from itself all that follows.
 */
final class Unfetched {

    private static final Logger LOG = LoggerFactory.getLogger(Unfetched.class);
    private static final int MOST = 4;

    private long number = -1;
    private int count;

    /** It happened again; whether it was once too often. */
    boolean isHopeless(Session session, Batch batch) {
        long now = batch.entries().get(0).stored().number();
        count = now == number ? count + 1 : 1;
        number = now;
        if (count < MOST) {
            return false;
        }
        LOG.warn(
                "Server {} never fetches all blocks of a notification of {}; it is dropped",
                session.account().shortServerId(),
                batch.observation().paths());
        return true;
    }
}
