// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** Serves the page, which is all that this does: what it shows it gets from the REST interface. */
@Component(
        name = ConsoleConfig.PID,
        configurationPid = ConsoleConfig.PID,
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"})
@Designate(ocd = ConsoleConfig.class)
public final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String INDEX = "index.html";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            INDEX, "text/html; charset=utf-8", "icon.svg", "image/svg+xml", "console.css", "text/css; charset=utf-8");

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String[] SCRIPTS = {
        "main.js",
        "api.js",
        "stream.js",
        "model.js",
        "dom.js",
        "format.js",
        "clients.js",
        "client.js",
        "instance.js",
        "dialogs.js",
        "queue.js",
        "forms.js",
        "views.js",
        "credentials.js",
        "bootstrap.js",
        "device.js",
        "configuration.js",
        "rows.js",
        "servers.js",
        "reports.js",
        "sparkline.js"
    };

    private final transient Map<String, PageFile> files = new HashMap<>();

    @Activate
    public PageServlet(ConsoleConfig config) {
        for (var type : TYPES.entrySet()) {
            files.put(type.getKey(), PageFile.of(type.getKey(), type.getValue()));
        }
        for (var script : SCRIPTS) {
            files.put(script, PageFile.of(script, SCRIPT));
        }
        files.computeIfPresent(INDEX, (name, page) -> page.replace("${api}", escape(config.api())));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo();
        if (path == null && !request.getServletPath().isEmpty()) {
            response.sendRedirect(request.getContextPath() + request.getServletPath() + "/");
            return;
        }
        var file = files.get(path == null || path.equals("/") ? INDEX : path.substring(1));
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", file.tag());
        if (file.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        response.setContentLength(file.content().length);
        response.getOutputStream().write(file.content());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
