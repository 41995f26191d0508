// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** libcoap's {@code coap-client} (Debian: libcoap3-bin), with what all its calls have in common. */
record CoapClient(List<String> command) {

    /** Not that of an empty message: a response that takes its time is acknowledged by itself. */
    private static final Pattern CODE = Pattern.compile("t:(?:ACK|CON|NON) c:([2-5]\\.[0-9]{2})");

    private static final Pattern LOCATION = Pattern.compile("Location-Path:([A-Za-z0-9_~.-]+)");

    /** By which it does DTLS. */
    enum Library {
        OPENSSL,
        GNUTLS;

        /** Its client; where it isn't installed the test is skipped. */
        CoapClient client() {
            var name = "coap-client-" + (this == OPENSSL ? "openssl" : "gnutls");
            return installed(name);
        }
    }

    /** The first of these that is installed; without one the test is skipped. */
    static CoapClient installed(String... names) {
        var file = Stream.of(names)
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(file.isPresent(), () -> String.join(", ", names) + ": not installed");
        return new CoapClient(List.of(file.get().toString(), "-v", "7")).with("-B", "20");
    }

    CoapClient with(String... options) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(options));
        return new CoapClient(all);
    }

    /** @param code of the last answer, or {@code none} */
    record Answer(String code, String text) {

        /** Where the registration is. */
        String location() {
            var segments = LOCATION.matcher(text).results().map(segment -> segment.group(1));
            return String.join("/", segments.toList());
        }
    }

    Answer call(String... arguments) throws IOException, InterruptedException {
        var process = new ProcessBuilder(with(arguments).command)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var code = CODE.matcher(text).results().map(found -> found.group(1)).reduce("none", (before, last) -> last);
        return new Answer(code, text);
    }
}
