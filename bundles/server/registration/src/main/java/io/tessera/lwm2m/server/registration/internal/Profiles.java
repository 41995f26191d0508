// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.KnownProfiles;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Profile IDs stand for (Core 1.2, 6.2.1): what was configured; what a client showed to be the list of a fingerprint,
 * for all clients; and for a client's own fingerprint the list that it is registered with.
 */
final class Profiles {

    private final Codec codec;
    private final Map<String, List<Link>> configured;

    /**
     * @param settings such as {@code v:meter=</1/0>,</3/0>}
     * @throws IllegalArgumentException if one isn't such
     */
    Profiles(Codec codec, String... settings) {
        this.codec = codec;
        var lists = new HashMap<String, List<Link>>();
        for (var setting : settings) {
            int equals = setting.indexOf('=');
            var id = setting.substring(0, Math.max(0, equals)).trim();
            if (!ProfileId.isConfigured(id)) {
                throw new IllegalArgumentException(
                        "profiles has '%s'; allowed is ID=LINKS with an ID such as v:meter".formatted(setting));
            }
            lists.put(id, links(setting.substring(equals + 1)));
        }
        configured = Map.copyOf(lists);
    }

    private List<Link> links(String text) {
        try {
            return codec.decodeLinks(text.getBytes(StandardCharsets.UTF_8));
        } catch (RequestRefused malformed) {
            throw new IllegalArgumentException(
                    "profiles has '%s', which is no list of links: %s".formatted(text, malformed.diagnostic()));
        }
    }

    /** What the id stands for, as far as anybody knows. */
    Optional<List<Link>> find(String id, KnownProfiles known, Optional<Registration> registered) throws RequestRefused {
        var agreed = configured.get(id);
        if (agreed != null) {
            return Optional.of(agreed);
        }
        var learned = known.find(id);
        if (learned.isPresent()) {
            return Optional.of(codec.decodeLinks(learned.get()));
        }
        return registered
                .filter(now -> now.profiles().equals(List.of(id)) && !ProfileId.isConfigured(id))
                .map(now -> now.objects().links());
    }

    /** A list came with its fingerprint: from now on the fingerprint is enough, from whomever it comes. */
    static void learn(List<String> ids, byte[] links, KnownProfiles known) {
        for (var id : ids) {
            if (ProfileId.isOf(id, links)) {
                known.learn(id, links);
            }
        }
    }
}
