// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** libcoap's command line client, where it is installed (Debian: libcoap3-bin). */
@Timeout(90)
class LibcoapPeerTest {

    private static final Path CLIENT = Path.of("/usr/bin/coap-client-notls");

    @TempDir
    private Path folder;

    private CoapEndpoints.Open endpoint;
    private final Listener listener = new Listener();

    @BeforeEach
    void open() {
        assumeTrue(Files.isExecutable(CLIENT), "coap-client-notls isn't installed");
        endpoint = CoapEndpoints.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Settings.standard("libcoap"));
        endpoint.listen(listener);
    }

    @AfterEach
    void close() {
        if (endpoint != null) {
            endpoint.close();
        }
    }

    private Process start(String path, String... options) throws Exception {
        var command = new ArrayList<String>();
        command.add(CLIENT.toString());
        command.addAll(List.of(options));
        command.add("coap://127.0.0.1:" + endpoint.localAddress().getPort() + path);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private String run(String path, String... options) throws Exception {
        return ended(start(path, options));
    }

    private String ended(Process process) throws Exception {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("ended by itself")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(folder.resolve("out"), StandardCharsets.ISO_8859_1);
    }

    @Test
    void it_gets_what_we_have() throws Exception {
        assertThat(run("/3/0/1")).contains("GET /3/0/1");
        assertThat(run("/3/0/1", "-N")).contains("GET /3/0/1");
    }

    @Test
    void it_gets_a_large_body_in_blocks_of_either_size() throws Exception {
        var large = "0123456789".repeat(2000);
        listener.answering = exchange -> exchange.respond(Listener.text(large));
        assertThat(run("/large")).contains(large);
        assertThat(run("/large", "-b", "64")).contains(large);
        assertThat(listener.handled).hasValue(2);
    }

    @Test
    void it_puts_a_large_body_in_blocks() throws Exception {
        var file = Files.write(folder.resolve("body"), new byte[20_000]);
        for (var size : List.of("1024", "128")) {
            run("/5/0/0", "-m", "put", "-b", size, "-t", "42", "-f", file.toString());
            var request = listener.nextRequest().request();
            assertThat(request.payload()).hasSize(20_000);
            assertThat(request.contentFormat()).isEqualTo(ContentFormat.OPAQUE);
        }
    }

    @Test
    void seventy_kilobytes_are_too_large() throws Exception {
        var file = Files.write(folder.resolve("body"), new byte[70_000]);
        assertThat(run("/5/0/0", "-m", "put", "-b", "1024", "-f", file.toString()))
                .contains("4.13");
        assertThat(listener.handled).hasValue(0);
    }

    @Test
    void unknown_options_are_ignored_or_refused_as_they_ask_for() throws Exception {
        assertThat(run("/x", "-O", "2050,hello")).contains("GET /x");
        assertThat(run("/x", "-O", "2051,hello")).contains("4.02");
        assertThat(run("/x", "-O", "35,coap://elsewhere/")).contains("5.05");
    }

    @Test
    void odd_paths_are_passed_on() throws Exception {
        for (var path : List.of("/3/0/0/0/0", "//", "/65536", "/a//b")) {
            listener.requests.clear();
            run(path);
            assertThat(listener.nextRequest().request().method()).isNotNull();
        }
    }

    @Test
    void it_observes_and_is_notified() throws Exception {
        listener.answering =
                exchange -> exchange.respond(Listener.text("first,").observed(1));
        var process = start("/3303/0/5700", "-s", "3");
        var observed = listener.nextRequest();
        assertThat(observed.request().observe()).isEqualTo(Request.OBSERVE);
        var deliveries = new LinkedBlockingQueue<Delivery>();
        var large = "z".repeat(3000);
        for (int sequence = 2; sequence < 5; sequence++) {
            var text = sequence == 4 ? large : "number " + sequence + ",";
            endpoint.notify(
                    observed.peer(),
                    observed.request().token(),
                    Response.content(ContentFormat.TEXT, text.getBytes(StandardCharsets.US_ASCII))
                            .observed(sequence),
                    true,
                    deliveries::add);
            assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.ACKNOWLEDGED);
        }
        // At the end it cancels, with the token of the observation.
        var cancel = listener.nextRequest();
        assertThat(cancel.request().observe()).isEqualTo(Request.CANCEL);
        assertThat(cancel.request().token()).isEqualTo(observed.request().token());
        assertThat(ended(process))
                .contains("first,")
                .contains("number 2,")
                .contains("number 3,")
                .contains(large);
    }
}
