// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.status.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.kura.web.api.Console;

/**
 * The live page, to be looked at by Kura's administrators. Kura lets everybody in who is logged in, whatever that identity
 * may do. The script of the menu entry is for all of them: it tells nothing.
 */
final class GuardedPage extends HttpServlet {

    static final String SCRIPT = "entry.js";

    private static final long serialVersionUID = 1;

    private final transient Console console;
    private final transient Permissions permissions;
    private final transient Servlet page;

    GuardedPage(Console console, Permissions permissions, Servlet page) {
        this.console = console;
        this.permissions = permissions;
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var identity = identity(request);
        if (identity.isEmpty()) {
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "Log in to the console.");
            return;
        }
        if (request.getRequestURI().endsWith("/" + SCRIPT)) {
            script(response);
            return;
        }
        if (!permissions.isAdministrator(identity.get())) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "This needs the permission kura.admin.");
            return;
        }
        page.service(request, response);
    }

    private Optional<String> identity(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? Optional.empty() : console.getUsername(session);
    }

    private static void script(HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try (InputStream in = GuardedPage.class.getResourceAsStream(SCRIPT)) {
            write(response, "text/javascript; charset=utf-8", in.readAllBytes());
        }
    }

    private static void refuse(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        var content = "{\"status\":%d,\"detail\":\"%s\"}".formatted(status, detail);
        write(response, "application/json", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
