// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.bearer.internal;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.network.Modem;
import io.tessera.lwm2m.platform.network.PreferredBearer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By which bearers the modem connects, in the numbers of /13/0/0. */
record Preference(Modem modem) {

    private static final Logger LOG = LoggerFactory.getLogger(Preference.class);

    SortedMap<Integer, Long> codes() {
        return DeclaredObject.numbered(
                modem.status().preferred().stream().map(PreferredBearer::code).toList());
    }

    /**
     * Asks the modem for it, which takes its time: what is refused at once is refused to the server, too; what came of
     * the rest, the Resource shows.
     */
    void set(SortedMap<Integer, Long> codes) throws RequestRefused {
        var asked = modem.prefer(bearers(codes)).toCompletableFuture();
        if (!asked.isCompletedExceptionally()) {
            asked.whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.warn("The modem doesn't take what a server prefers: {}", failure.getMessage());
                }
            });
            return;
        }
        try {
            asked.join();
        } catch (CompletionException e) {
            throw refused(e.getCause());
        }
    }

    /** Tells only when it is another one. */
    AutoCloseable listen(Runnable changed) {
        var last = new AtomicReference<>(modem.status().preferred());
        return modem.listen(() -> {
            var now = modem.status().preferred();
            if (!now.equals(last.getAndSet(now))) {
                changed.run();
            }
        });
    }

    private static List<PreferredBearer> bearers(SortedMap<Integer, Long> codes) throws RequestRefused {
        var bearers = new ArrayList<PreferredBearer>(codes.size());
        for (long code : codes.values()) {
            bearers.add(Arrays.stream(PreferredBearer.values())
                    .filter(bearer -> bearer.code() == code)
                    .findFirst()
                    .orElseThrow(() -> new RequestRefused(ResponseCode.BAD_REQUEST, "no modem for bearer " + code)));
        }
        return bearers.isEmpty() ? List.of(PreferredBearer.AUTOMATIC) : bearers;
    }

    private static RequestRefused refused(Throwable cause) {
        boolean isImpossible = cause instanceof UnsupportedOperationException;
        return new RequestRefused(
                isImpossible ? ResponseCode.METHOD_NOT_ALLOWED : ResponseCode.BAD_REQUEST, cause.getMessage());
    }
}
