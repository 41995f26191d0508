// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;

/**
 * Keeps foreign pages out that a browser at this machine happens to show: neither a name of theirs that points here nor a
 * form or script of theirs gets anywhere.
 */
final class RequestGuard {

    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
    private static final Set<String> FOREIGN_SITES = Set.of("cross-site", "same-site");

    private final Set<String> hosts;

    /** @param hosts names that are this server's, beside localhost */
    RequestGuard(String[] hosts) {
        this.hosts = Arrays.stream(hosts)
                .map(host -> host.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws Problem with 403 */
    void check(HttpServletRequest request) throws Problem {
        var authority = lowerCase(request.getHeader("Host"));
        if (!isOurs(PORT.matcher(authority).replaceFirst(""))) {
            throw new Problem(
                    403, "Host %s is not configured as one of this server's".formatted(Json.shown(authority)));
        }
        var origin = request.getHeader("Origin");
        boolean foreign = origin != null && !lowerCase(origin).endsWith("://" + authority);
        if (foreign || FOREIGN_SITES.contains(lowerCase(request.getHeader("Sec-Fetch-Site")))) {
            throw new Problem(403, "Requests of another origin are refused");
        }
        if (isChange(request.getMethod()) && !cannotBeAForm(request)) {
            throw new Problem(403, "A change needs Content-Type: application/json or a header X-Requested-With");
        }
    }

    private boolean isOurs(String host) {
        return host.equals("localhost")
                || IPV4.matcher(host).matches()
                || IPV6.matcher(host).matches()
                || hosts.contains(host);
    }

    private static boolean isChange(String method) {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    private static boolean cannotBeAForm(HttpServletRequest request) {
        return request.getHeader("X-Requested-With") != null
                || lowerCase(request.getContentType()).startsWith("application/json");
    }

    private static String lowerCase(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
