// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.InformationReporting;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Observes paths of one client one after the other: a constrained device has room for one request. */
final class ObserveRound {

    private static final Logger LOG = LoggerFactory.getLogger(ObserveRound.class);

    private final String endpoint;
    private final List<String> attributes;
    private final InformationReporting reporting;
    private final Set<Path> waiting = new LinkedHashSet<>();
    private final Set<Path> refused = new HashSet<>();
    private Path current;
    private boolean ended;

    ObserveRound(String endpoint, List<String> attributes, InformationReporting reporting) {
        this.endpoint = endpoint;
        this.attributes = attributes;
        this.reporting = reporting;
    }

    /** Observes these too, unless they are observed already or were refused before. */
    void add(List<Path> paths) {
        synchronized (this) {
            paths.stream()
                    .filter(path -> !refused.contains(path) && !path.equals(current))
                    .forEach(waiting::add);
        }
        next();
    }

    /** Asks for no more. */
    synchronized void end() {
        ended = true;
        waiting.clear();
    }

    private void next() {
        var path = takeNext();
        if (path != null) {
            reporting
                    .observe(endpoint, path, ContentFormat.NONE, attributes)
                    .whenComplete((answer, failure) -> answered(path, answer, failure));
        }
    }

    /** The next path to ask for; null while another is under way, or when there is none. */
    private synchronized Path takeNext() {
        if (current != null || ended) {
            return null;
        }
        waiting.removeIf(path -> reporting.find(endpoint, path).isPresent());
        var first = waiting.iterator();
        if (!first.hasNext()) {
            return null;
        }
        current = first.next();
        first.remove();
        return current;
    }

    private void answered(Path path, Answer answer, Throwable failure) {
        synchronized (this) {
            current = null;
            if (failure != null) {
                waiting.clear();
            } else if (reporting.find(endpoint, path).isEmpty()) {
                refused.add(path);
            }
        }
        if (failure != null) {
            LOG.info("{} didn't answer to Observe {}, asked again with its next Update: {}", endpoint, path, failure);
            return;
        }
        if (!answer.isSuccess()) {
            LOG.info("{} refused Observe {}: {} {}", endpoint, path, answer.code(), answer.diagnostic());
        }
        next();
    }
}
