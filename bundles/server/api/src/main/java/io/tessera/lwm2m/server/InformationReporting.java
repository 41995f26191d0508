// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The Information Reporting Interface (Core 1.2, 6.4). What is reported goes to every {@link NotificationListener}. Any
 * thread may call; nothing blocks; stages fail as those of {@link DeviceManagement} do.
 *
 * <p>An observation ends with its registration. When a client registers anew without de-registering, the server
 * observes once more what it observed before, by itself.
 */
@ProviderType
public interface InformationReporting {

    /**
     * Observe (6.4.1). Observing what is observed already, in the same format, asks for it anew and replaces it.
     *
     * @param format as for {@link DeviceManagement#read}
     * @param attributes such as {@code pmin=10}; sent with the request to a client of version 1.2 or later, written to
     *     the path before the request otherwise; often none
     * @return the client's answer. Whether it observes now is in {@link #find}: a client may answer 2.05 without
     *     accepting the observation
     */
    CompletionStage<Answer> observe(String endpoint, Path path, int format, List<String> attributes);

    /**
     * Observe-Composite (6.4.4): several paths, of whatever Objects, in one observation. Observing the same list in the
     * same format once more replaces it. For clients of version 1.1 and later.
     *
     * @param paths at least one; their order tells one list from another
     * @param format as for {@link DeviceManagement#readComposite}
     * @param attributes of the observation for a client of version 1.2 or later; for an older one they are written to
     *     each path before
     */
    CompletionStage<Answer> observeComposite(String endpoint, List<Path> paths, int format, List<String> attributes);

    /** Cancel Observation (6.4.3), or Cancel Observation-Composite (6.4.5), at once, by a request; it has ended even if that gets no answer. */
    CompletionStage<Answer> cancel(Observation observation);

    /** Cancel Observation (6.4.3) by forgetting it: the client's next notification is answered with a Reset. */
    void forget(Observation observation);

    /**
     * What a client reported lately at and below a path: in the order in which it was measured, for each path so many
     * values as the server is configured to keep. Forgotten when the registration ends.
     *
     * @param path the root for all
     */
    List<ReceivedValue> history(String endpoint, Path path);

    /** Every observation of every client. */
    Collection<Observation> all();

    /** The observations of one client. */
    Collection<Observation> of(String endpoint);

    /** The observation of a path of a client, in whatever format. */
    default Optional<Observation> find(String endpoint, Path path) {
        return of(endpoint).stream()
                .filter(observation ->
                        !observation.isComposite() && observation.path().equals(path))
                .findFirst();
    }

    /** The composite observation of a list of paths of a client, in whatever format. */
    default Optional<Observation> findComposite(String endpoint, List<Path> paths) {
        return of(endpoint).stream()
                .filter(observation ->
                        observation.isComposite() && observation.paths().equals(paths))
                .findFirst();
    }
}
