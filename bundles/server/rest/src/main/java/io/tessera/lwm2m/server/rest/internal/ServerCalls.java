// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.server.InformationReporting;
import io.tessera.lwm2m.server.Registrations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What this server is, who asks, and where everything else is. */
final class ServerCalls {

    private static final String DESCRIPTION = "openapi.json";

    private final String name;
    private final String base;
    private final Instant started = Instant.now();
    private final Registrations registrations;
    private final InformationReporting reporting;
    private final Companions companions;

    ServerCalls(
            String name,
            String base,
            Registrations registrations,
            InformationReporting reporting,
            Companions companions) {
        this.name = name;
        this.base = base;
        this.registrations = registrations;
        this.reporting = reporting;
        this.companions = companions;
    }

    Reply server(Role role) {
        return Reply.json(json -> {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField("started", started.toString());
            json.writeStringField("user", role.user());
            json.writeNumberField("clients", registrations.all().size());
            json.writeNumberField("observations", reporting.all().size());
            json.writeObjectFieldStart("links");
            for (var link : links()) {
                json.writeStringField(link, base + "/" + link);
            }
            json.writeStringField("openapi", base + "/" + DESCRIPTION);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private List<String> links() {
        var links = new ArrayList<>(List.of("clients", "observations", "events", "definitions"));
        if (companions.hasCredentials()) {
            links.add("credentials");
        }
        if (companions.hasBootstrap()) {
            links.add("bootstrap");
        }
        return links;
    }
}
