// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Token;
import java.util.Optional;
import java.util.function.Supplier;

/** The requests that observations began with: what the listener knows, or else what has passed by here. */
final class Observed {

    /** Characters and bytes of the requests that are kept, in each direction. */
    private static final int MOST = 4 << 20;
    /** What one takes beside them, roughly. */
    private static final int OVERHEAD = 300;

    private record Key(Peer peer, Token token) {}

    private final Supplier<EndpointListener> listener;
    private final Remembered<Key, Request> byThem = requests();
    private final Remembered<Key, Request> byUs = requests();

    Observed(Supplier<EndpointListener> listener) {
        this.listener = listener;
    }

    private static Remembered<Key, Request> requests() {
        return new Remembered<>(MOST, Observed::weight, Integer.MAX_VALUE, Remembered::seconds);
    }

    private static int weight(Request request) {
        int characters = OVERHEAD + request.payload().length;
        for (var segment : request.path()) {
            characters += 60 + segment.length();
        }
        for (var parameter : request.query()) {
            characters += 60 + parameter.length();
        }
        return characters;
    }

    void heard(Peer peer, Request request) {
        byThem.put(new Key(peer, request.token()), request);
    }

    void sent(Peer peer, Request request) {
        byUs.put(new Key(peer, request.token()), request);
    }

    /** What the peer observes here. */
    Optional<Request> here(Peer peer, Token token) {
        return known(byThem, peer, token);
    }

    /** What this end observes there. */
    Optional<Request> there(Peer peer, Token token) {
        return known(byUs, peer, token);
    }

    private Optional<Request> known(Remembered<Key, Request> passed, Peer peer, Token token) {
        var receiver = listener.get();
        var known = receiver == null ? Optional.<Request>empty() : receiver.observation(peer, token);
        return known.isPresent() ? known : Optional.ofNullable(passed.get(new Key(peer, token)));
    }
}
