// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.status.internal;

import java.util.Map;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import org.eclipse.kura.web.api.ClientExtensionBundle;
import org.eclipse.kura.web.api.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.NamespaceException;
import org.osgi.service.useradmin.UserAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** "LwM2M" in the menu of Kura's console: the gateway's live page, which the bundle console/webconsole has. */
@Component(
        name = "io.tessera.lwm2m.kura.status.entry",
        service = {})
public final class ConsoleEntry implements ClientExtensionBundle {

    /** Not below /lwm2m, which is where the page of an LwM2M Server is. */
    static final String PATH = "/lwm2m-gateway";

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleEntry.class);

    private final Console console;

    @Activate
    public ConsoleEntry(
            @Reference(name = "console") Console console,
            @Reference(name = "users") UserAdmin users,
            @Reference(name = "page", target = "(felix.webconsole.label=lwm2m)") Servlet page)
            throws NamespaceException, ServletException {
        this.console = console;
        console.registerSecuredServlet(PATH, new GuardedPage(console, new Permissions(users), page));
        console.registerConsoleExtensionBundle(this);
    }

    @Deactivate
    void withdraw() {
        console.unregisterConsoleExtensionBundle(this);
        try {
            console.unregisterServlet(PATH);
        } catch (NamespaceException | ServletException e) {
            LOG.warn("{} stays with Kura's console: {}", PATH, e.getMessage());
        }
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of();
    }

    @Override
    public String getEntryPointUrl() {
        return PATH + "/" + GuardedPage.SCRIPT;
    }

    @Override
    public Set<String> getProvidedAuthenticationMethods() {
        return Set.of();
    }
}
