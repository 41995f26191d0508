// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The server just built, on Felix. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ServerOnFelixIT extends DistributionOnFelix {

    public ServerOnFelixIT() {
        super("server");
    }

    @Test
    public void page_and_rest_interface_answer() throws Exception {
        var runtimes = context.getServiceReferences("org.osgi.service.servlet.runtime.HttpServiceRuntime", null);
        var endpoints = (String[]) runtimes[0].getProperty("osgi.http.endpoint");
        var server = Arrays.stream(endpoints)
                .filter(endpoint -> endpoint.startsWith("http://127.0.0.1"))
                .findFirst()
                .orElseThrow();

        var viewer = login("viewer");
        assertEquals(401, status(server, "Basic b3BlcmF0b3I6b3BlcmF0b3I="));
        assertEquals(200, status(server, viewer));
        assertEquals(401, status(server + "api/clients", ""));
        assertEquals(200, status(server + "api/clients", viewer));
        assertEquals(404, status(server + "api/clients/nobody", viewer));
        assertEquals(200, status(server + "api/credentials", viewer));
        assertEquals(200, status(server + "api/credentials", login("operator")));
    }

    private String login(String user) throws IOException {
        var password = Files.readString(Path.of(context.getProperty("tessera.work"), user + "-password"));
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password.strip()).getBytes(UTF_8));
    }

    private static int status(String address, String login) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestProperty("Authorization", login);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
