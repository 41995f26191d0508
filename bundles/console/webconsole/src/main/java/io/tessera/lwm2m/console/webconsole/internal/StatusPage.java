// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.access.AccessInquiry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * A page of the Felix web console, which asks for the login, draws the frame, and hands everything below the label on.
 * What has a dot in its name goes without the frame.
 */
@Component(
        name = "io.tessera.lwm2m.console.webconsole",
        service = Servlet.class,
        property = {
            "felix.webconsole.label=" + StatusPage.LABEL,
            "felix.webconsole.title=LwM2M",
            "felix.webconsole.category=LwM2M"
        })
public final class StatusPage extends HttpServlet {

    static final String LABEL = "lwm2m";

    private static final long serialVersionUID = 1;

    /** Where the console says that the page is. */
    private static final String ROOT = "felix.webconsole.pluginRoot";

    private static final Map<String, String> FILES =
            Map.of("status.js", "text/javascript; charset=utf-8", "status.css", "text/css; charset=utf-8");

    private final transient Map<String, Lwm2mClient> clients = new ConcurrentSkipListMap<>();
    private final transient Map<String, AccessInquiry> inquiries = new ConcurrentSkipListMap<>();

    @Reference(name = "clients", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addClient(Lwm2mClient client, Map<String, Object> properties) {
        clients.put(nameOf(properties), client);
    }

    void removeClient(Lwm2mClient client, Map<String, Object> properties) {
        clients.remove(nameOf(properties), client);
    }

    @Reference(name = "inquiries", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addInquiry(AccessInquiry inquiry, Map<String, Object> properties) {
        inquiries.put(nameOf(properties), inquiry);
    }

    void removeInquiry(AccessInquiry inquiry, Map<String, Object> properties) {
        inquiries.remove(nameOf(properties), inquiry);
    }

    private static String nameOf(Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault(Lwm2mClient.NAME, "gateway"));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var uri = request.getRequestURI();
        var name = uri.substring(uri.lastIndexOf('/') + 1);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (name.equals("status.json")) {
            answer(response, HttpServletResponse.SC_OK, status());
        } else if (name.equals("why.json")) {
            why(request, response);
        } else if (FILES.containsKey(name)) {
            write(response, FILES.get(name), file(name));
        } else if (name.indexOf('.') < 0) {
            frame(request, response);
        } else {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "There are status.json and why.json");
        }
    }

    /** The only thing that is changed here, and never because of another site's page. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!request.getRequestURI().endsWith("/" + BootstrapCall.NAME)) {
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Only " + BootstrapCall.NAME + " takes POST");
            return;
        }
        var outcome = BootstrapCall.of(request).make(clients);
        answer(response, outcome.status(), outcome.content());
    }

    /** What goes between the console's header and footer. */
    private static void frame(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var told = request.getAttribute(ROOT);
        var root = escape(told == null ? request.getRequestURI() : told.toString());
        response.setContentType("text/html; charset=utf-8");
        response.getWriter()
                .print(
                        """
                <link rel="stylesheet" href="%1$s/status.css">
                <div id="lwm2m-status" data-root="%1$s" aria-live="polite"><p class="statline">LwM2M</p></div>
                <noscript>This page needs JavaScript; %1$s/status.json does not.</noscript>
                <script type="module" src="%1$s/status.js"></script>
                """
                                .formatted(root));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private Map<String, Object> status() {
        var all = new ArrayList<Map<String, Object>>();
        clients.forEach((name, client) -> all.add(status(name, client)));
        return Map.of("clients", all);
    }

    private static Map<String, Object> status(String name, Lwm2mClient client) {
        try {
            return ClientStatus.of(name, client);
        } catch (NoStatus silent) {
            return Map.of("name", name, "endpoint", client.endpoint(), "problem", silent.getMessage());
        }
    }

    private void why(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var asked = Inquiry.of(
                    request.getParameter("client"),
                    request.getParameter("server"),
                    request.getParameter("operation"),
                    request.getParameter("path"));
            var inquiry = inquiries.get(asked.client());
            if (inquiry == null) {
                refuse(response, HttpServletResponse.SC_NOT_FOUND, "There is no client " + asked.client());
                return;
            }
            answer(response, HttpServletResponse.SC_OK, why(asked, inquiry));
        } catch (IllegalArgumentException e) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        } catch (NoStatus e) {
            refuse(response, HttpServletResponse.SC_GATEWAY_TIMEOUT, "The client doesn't tell: " + e.getMessage());
        }
    }

    private static Map<String, Object> why(Inquiry asked, AccessInquiry inquiry) throws NoStatus {
        var decision = Patience.await(inquiry.why(asked.server(), asked.operation(), asked.path()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("client", asked.client());
        answer.put("server", asked.server());
        answer.put("operation", asked.operation());
        answer.put("path", asked.path());
        answer.put("allowed", decision.allowed());
        if (!decision.code().isEmpty()) {
            answer.put("code", decision.code());
        }
        answer.put("reason", decision.reason());
        return answer;
    }

    private static void refuse(HttpServletResponse response, int status, String detail) throws IOException {
        answer(response, status, Map.of("status", status, "detail", detail));
    }

    private static void answer(HttpServletResponse response, int status, Object content) throws IOException {
        response.setStatus(status);
        write(response, "application/json", JsonText.of(content).getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = StatusPage.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
