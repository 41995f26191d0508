// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.server.bootstrap.BootstrapConfigurations;
import io.tessera.lwm2m.server.bootstrap.BootstrapServer;
import io.tessera.lwm2m.server.credentials.ClientCredentials;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What a server may have beside its registered clients. What isn't there, nothing is offered of. */
@Component(name = "io.tessera.lwm2m.server.rest.companions", service = Companions.class)
public final class Companions {

    private volatile ClientCredentials credentials;
    private volatile BootstrapConfigurations configurations;
    private volatile BootstrapServer bootstrap;

    @Reference(name = "credentials", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setClientCredentials(ClientCredentials service) {
        credentials = service;
    }

    public void unsetClientCredentials(ClientCredentials service) {
        if (service == credentials) {
            credentials = null;
        }
    }

    @Reference(name = "configurations", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setBootstrapConfigurations(BootstrapConfigurations service) {
        configurations = service;
    }

    public void unsetBootstrapConfigurations(BootstrapConfigurations service) {
        if (service == configurations) {
            configurations = null;
        }
    }

    @Reference(name = "bootstrap", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setBootstrapServer(BootstrapServer service) {
        bootstrap = service;
    }

    public void unsetBootstrapServer(BootstrapServer service) {
        if (service == bootstrap) {
            bootstrap = null;
        }
    }

    boolean hasCredentials() {
        return credentials != null;
    }

    boolean hasBootstrap() {
        return configurations != null && bootstrap != null;
    }

    /** @throws Problem with 404 where nothing keeps them */
    ClientCredentials credentials() throws Problem {
        var service = credentials;
        if (service == null) {
            throw new Problem(404, "This server has no bundle that keeps credentials of clients");
        }
        return service;
    }

    /** @throws Problem with 404 where there is no Bootstrap-Server */
    BootstrapConfigurations configurations() throws Problem {
        return present(configurations);
    }

    /** @throws Problem with 404 where there is none */
    BootstrapServer bootstrap() throws Problem {
        return present(bootstrap);
    }

    private static <T> T present(T service) throws Problem {
        if (service == null) {
            throw new Problem(404, "This server has no bundle that is a Bootstrap-Server");
        }
        return service;
    }
}
