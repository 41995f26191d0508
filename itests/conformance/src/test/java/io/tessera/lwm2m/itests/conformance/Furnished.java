// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.io.IOException;
import java.util.Optional;

/** A client in the configurations C.5, C.6, C.7, C.9, C.12, C.15 and C.16 together, and what is around it. */
record Furnished(Pair pair, Optional<Surroundings> surroundings) implements AutoCloseable {

    static Furnished at(Place place, Stage stage) throws Exception {
        return stage.shared(place, () -> open(place, stage));
    }

    private static Furnished open(Place place, Stage stage) throws Exception {
        var endpoint = place.endpoint();
        Optional<Surroundings> surroundings = place.pairing().hasOurClient()
                ? Optional.of(new Surroundings(stage.folder(endpoint)))
                : Optional.empty();
        var options = place.lane().options();
        return new Furnished(stage.pair(place.pairing(), endpoint, options), surroundings);
    }

    Steps steps() {
        return new Steps(pair);
    }

    /** dBm, from now on. */
    void signal(int strength) throws IOException {
        if (surroundings.isPresent()) {
            surroundings.get().signal(strength);
            return;
        }
        objects().signal(strength);
    }

    void position(double latitude) throws IOException {
        if (surroundings.isPresent()) {
            surroundings.get().position(latitude);
            return;
        }
        objects().position(latitude);
    }

    /** So many packets of a thousand bytes each way since the gateway started. */
    void traffic(int packets) throws IOException {
        if (surroundings.isPresent()) {
            surroundings.get().traffic(packets);
            return;
        }
        objects().traffic(packets);
    }

    private LeshanObjects objects() {
        return pair.leshanClient().orElseThrow().objects();
    }

    @Override
    public void close() throws Exception {
        pair.close();
        if (surroundings.isPresent()) {
            surroundings.get().close();
        }
    }
}
