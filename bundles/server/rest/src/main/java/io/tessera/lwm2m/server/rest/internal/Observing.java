// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.InformationReporting;
import io.tessera.lwm2m.server.Observation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Information Reporting (Core 1.2, 6.4): Observe and Cancel Observation. */
final class Observing {

    private final InformationReporting reporting;
    private final Overview overview;

    Observing(InformationReporting reporting, Overview overview) {
        this.reporting = reporting;
        this.overview = overview;
    }

    CompletionStage<Answer> observe(Route route, Query query) throws Problem {
        query.requireNo("ttl", "an Observe");
        return reporting.observe(route.endpoint(), route.path(), query.format(), query.attributes());
    }

    /** @throws Problem with 404 if it isn't observed */
    CompletionStage<Answer> cancel(Route route, Query query) throws Problem {
        var observation = overview.observed(route);
        if (query.has("forget")) {
            reporting.forget(observation);
            return CompletableFuture.completedFuture(Answer.of(ResponseCode.CONTENT, ""));
        }
        return reporting.cancel(observation);
    }

    Optional<Observation> find(Route route) {
        return reporting.find(route.endpoint(), route.path());
    }
}
