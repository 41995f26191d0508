// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** How a server is started so that it can be measured: with the same JVM options, in a process of its own. */
enum Stack {
    TESSERA("Tessera") {
        @Override
        Subject start(Path root, Path work, int remember) throws IOException {
            var home = prepared(root, work, remember);
            int port = freeUdpPort();
            var command = List.of(
                    home.resolve("bin/tessera-server").toString(),
                    "--coap-port",
                    Integer.toString(port),
                    "--http-port",
                    Integer.toString(freeTcpPort()),
                    // Leshan's logs what goes wrong as well, and not who comes and goes.
                    "--log-level",
                    "WARN",
                    "--work",
                    work.resolve("work").toString());
            var environment = Map.of("TESSERA_SCHEME", "coap", "TESSERA_WITH_PARENT", "true");
            return Subject.start(
                    command, environment, options -> Map.of("TESSERA_JVM", String.join(" ", options)), port, work);
        }
    },
    LESHAN("Leshan 2.0.0-M18") {
        @Override
        Subject start(Path root, Path work, int remember) throws IOException {
            int port = freeUdpPort();
            var jar = root.resolve("itests/bench-leshan/target/leshan-subject.jar");
            var command = remember == AS_SHIPPED
                    ? List.of("java", "-jar", jar.toString(), Integer.toString(port))
                    : List.of("java", "-jar", jar.toString(), Integer.toString(port), Integer.toString(remember));
            return Subject.start(
                    command, Map.of(), options -> Map.of("JDK_JAVA_OPTIONS", String.join(" ", options)), port, work);
        }
    };

    /** Messages are remembered for duplicate detection as long as each stack does by itself. */
    static final int AS_SHIPPED = 0;

    private static final String BUNDLE = "io.tessera.itests.subject-*.jar";
    private static final int START_LEVEL = 20;

    private final String title;

    Stack(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Returns when it is ready.
     *
     * @param root of the repository
     * @param work an empty folder
     * @param remember how many seconds messages are remembered, or {@link #AS_SHIPPED}
     */
    abstract Subject start(Path root, Path work, int remember) throws IOException;

    /** A copy of the distribution with the bundle in it that drives it, and without what observes by itself. */
    private static Path prepared(Path root, Path work, int remember) throws IOException {
        var home = work.resolve("server");
        copy(root.resolve("distribution/server/target/tessera-server"), home);
        var bundle = bundle(root.resolve("itests/bench-subject/target"));
        Files.copy(bundle, home.resolve("bundle").resolve(bundle.getFileName()));
        Files.writeString(
                home.resolve("etc/bundles"),
                "%d %s%n".formatted(START_LEVEL, bundle.getFileName()),
                StandardOpenOption.APPEND);
        Files.delete(home.resolve("config/io.tessera.lwm2m.server.rest.observe.config"));
        if (remember != AS_SHIPPED) {
            Files.writeString(
                    home.resolve("config/io.tessera.lwm2m.transport.coap-server.cfg"),
                    "%nduplicateMemory=65536%n".formatted(),
                    StandardOpenOption.APPEND);
        }
        return home;
    }

    /** Of whatever version. */
    private static Path bundle(Path folder) throws IOException {
        try (var found = Files.newDirectoryStream(folder, BUNDLE)) {
            return found.iterator().next();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static int freeTcpPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int freeUdpPort() throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }
}
