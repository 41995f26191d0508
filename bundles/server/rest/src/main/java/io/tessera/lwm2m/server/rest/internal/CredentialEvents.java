// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.server.credentials.CredentialsListener;
import io.tessera.lwm2m.transport.Identity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the event stream whose credentials change. */
@Component(name = "io.tessera.lwm2m.server.rest.credentials", service = CredentialsListener.class)
public final class CredentialEvents implements CredentialsListener {

    private final RestServlet rest;

    @Activate
    public CredentialEvents(@Reference(name = "rest") RestServlet rest) {
        this.rest = rest;
    }

    /** Of no client: what is known of an identity may be whose it is no longer. */
    @Override
    public void changed(Identity identity) {
        rest.publish("credentials-changed", "", json -> {
            json.writeStartObject();
            CredentialCalls.writeHead(json, identity);
            json.writeEndObject();
        });
    }
}
