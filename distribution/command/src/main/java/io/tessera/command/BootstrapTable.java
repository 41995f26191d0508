// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** How the gateway was provisioned last, as its Bootstrap-Server wrote it down, for a person. */
final class BootstrapTable {

    private static final String FINISHED = "finished";

    private final ServerApi api;
    private final String endpoint;

    BootstrapTable(ServerApi api, String endpoint) {
        this.api = api;
        this.endpoint = endpoint;
    }

    /** @throws IOException if the Bootstrap-Server can't be asked, or the gateway wasn't provisioned */
    @SuppressWarnings("unchecked")
    String text() throws IOException, InterruptedException {
        var path = "/api/bootstrap/endpoints/" + URLEncoder.encode(endpoint, StandardCharsets.UTF_8);
        var device = (Map<String, Object>) api.get(path);
        var sessions = (List<Map<String, Object>>) device.get("sessions");
        var last = sessions.stream()
                .filter(session -> FINISHED.equals(session.get("state")))
                .findFirst()
                .orElseThrow(() -> new IOException("%s was not provisioned: %s".formatted(endpoint, sessions)));
        var text = new StringBuilder("%nbootstrap-server provisioned %s (%s, %s)%n"
                .formatted(endpoint, last.get("configuration"), last.get("trigger")));
        ((List<Map<String, Object>>) last.get("steps")).forEach(step -> text.append(line(step)));
        return text.toString();
    }

    private static String line(Map<String, Object> step) {
        return "  %-18s %-8s %-5s %5.0f ms%n"
                .formatted(step.get("operation"), step.getOrDefault("path", ""), step.getOrDefault("code", ""), (Double)
                        step.getOrDefault("took", 0.0));
    }
}
