// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.download.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A URI of CoAP, taken to pieces (RFC 7252, 6.4).
 *
 * @param host without brackets
 */
record CoapUri(String host, int port, List<String> path, List<String> query) {

    private static final int COAP_PORT = 5683;
    private static final int COAPS_PORT = 5684;

    /** @throws DownloadFailed if it has no host, or a fragment */
    static CoapUri of(URI uri) throws DownloadFailed {
        var host = uri.getHost();
        if (host == null || uri.getRawFragment() != null) {
            throw new DownloadFailed(Reason.INVALID_URI, "no URI of CoAP");
        }
        int standard = "coaps".equalsIgnoreCase(uri.getScheme()) ? COAPS_PORT : COAP_PORT;
        return new CoapUri(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                uri.getPort() < 0 ? standard : uri.getPort(),
                split(uri.getRawPath().replaceFirst("^/", ""), "/"),
                uri.getRawQuery() == null ? List.of() : split(uri.getRawQuery(), "&"));
    }

    private static List<String> split(String text, String by) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(by, -1)).map(CoapUri::decode).toList();
    }

    /** A plus is a plus here, not a blank. */
    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Request request() {
        return Request.of(Method.GET, path).withQuery(query);
    }

    /** May take its time. */
    InetSocketAddress resolve() throws DownloadFailed {
        try {
            var addresses = InetAddress.getAllByName(host);
            var first = Arrays.stream(addresses)
                    .filter(Inet4Address.class::isInstance)
                    .findFirst()
                    .orElse(addresses[0]);
            return new InetSocketAddress(first, port);
        } catch (UnknownHostException e) {
            throw new DownloadFailed(Reason.UNKNOWN_HOST, "nobody knows that host", e);
        }
    }
}
