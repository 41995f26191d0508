// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Arrays;
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

        assertEquals(200, status(server));
        assertEquals(200, status(server + "api/clients"));
        assertEquals(404, status(server + "api/clients/nobody"));
    }

    private static int status(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
