// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An Endpoint Client Name as one segment of a URL: percent-encoded; or a tilde and base64url, where web servers would
 * refuse or change what percent-encoding makes of it.
 */
final class EndpointName {

    private static final char ENCODED = '~';

    private EndpointName() {}

    static String toSegment(String endpoint) {
        if (isRisky(endpoint)) {
            var bytes = endpoint.getBytes(StandardCharsets.UTF_8);
            return ENCODED + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
        return URLEncoder.encode(endpoint, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    /** @throws Problem with 400 if it is no such segment */
    static String ofSegment(String segment) throws Problem {
        try {
            if (segment.charAt(0) == ENCODED) {
                return utf8(Base64.getUrlDecoder().decode(segment.substring(1)));
            }
            // A plus sign is itself in a path; the decoder of forms takes it for a space.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new Problem(400, "The endpoint name is neither percent-encoded nor ~ and base64url");
        }
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static boolean isRisky(String endpoint) {
        return endpoint.isEmpty()
                || endpoint.charAt(0) == ENCODED
                || endpoint.equals(".")
                || endpoint.equals("..")
                || endpoint.chars().anyMatch(c -> "/\\%;".indexOf(c) >= 0 || Character.isISOControl(c));
    }
}
