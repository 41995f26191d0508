// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * A person has a client ask its Bootstrap-Server. Who may is who may log in. A page of another site can't add the header that
 * this wants without the browser asking this console first, which doesn't agree.
 *
 * @param client the name of its configuration
 * @param own whether it comes from a page of this console, or from no browser
 */
record BootstrapCall(String client, boolean own) {

    static final String NAME = "bootstrap.json";

    private static final String GATEWAY = "gateway";

    record Outcome(int status, Map<String, Object> content) {

        private static Outcome refused(int status, String detail) {
            return new Outcome(status, Map.of("status", status, "detail", detail));
        }
    }

    static BootstrapCall of(HttpServletRequest request) {
        var client = request.getParameter("client");
        var site = request.getHeader("Sec-Fetch-Site");
        boolean isOwn = request.getHeader("X-Requested-With") != null && (site == null || site.equals("same-origin"));
        return new BootstrapCall(client == null ? GATEWAY : client, isOwn);
    }

    Outcome make(Map<String, Lwm2mClient> clients) {
        if (!own) {
            return Outcome.refused(HttpServletResponse.SC_FORBIDDEN, "The header X-Requested-With is missing");
        }
        var asked = clients.get(client);
        if (asked == null) {
            return Outcome.refused(HttpServletResponse.SC_NOT_FOUND, "There is no client " + client);
        }
        try {
            Patience.await(asked.bootstrap());
            return new Outcome(HttpServletResponse.SC_ACCEPTED, Map.of("client", client, "asked", true));
        } catch (NoStatus e) {
            return Outcome.refused(HttpServletResponse.SC_CONFLICT, e.getMessage());
        }
    }
}
