// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.web.api;

import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpSession;
import org.osgi.service.http.NamespaceException;

/** Kura's web console, package 1.0 since Kura 5.0. */
public interface Console {

    /** The script runs in every browser that loads the console from now on. */
    void registerConsoleExtensionBundle(ClientExtensionBundle extension);

    void unregisterConsoleExtensionBundle(ClientExtensionBundle extension);

    /** Requests without a session of the console never get to this servlet. */
    void registerSecuredServlet(String path, Servlet servlet) throws NamespaceException, ServletException;

    void unregisterServlet(String path) throws NamespaceException, ServletException;

    /** Who is logged in. */
    Optional<String> getUsername(HttpSession session);
}
