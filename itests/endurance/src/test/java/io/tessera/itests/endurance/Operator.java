// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who asks a server for something, by REST. */
final class Operator {

    private static final int ACCEPTED = 202;

    private final HttpClient http = HttpClient.newHttpClient();

    /** Adds a line to a configuration file of the server that will run in that folder. */
    static void configure(Path work, String file, String line) throws IOException {
        var shipped = Path.of(System.getProperty("tessera.server"), "config", file);
        var own = Files.createDirectories(work.resolve("config")).resolve(file);
        Files.writeString(own, Files.readString(shipped) + "\n" + line + "\n");
    }

    /** Has this written at the {@link SleepingClient}; returns when it is accepted. */
    void put(int port, String value) throws IOException, InterruptedException {
        var address = "http://127.0.0.1:%d/api/clients/%s/16/0/0/0?ttl=0".formatted(port, SleepingClient.ENDPOINT);
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"value\":\"%s\"}".formatted(value)))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != ACCEPTED) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
    }
}
