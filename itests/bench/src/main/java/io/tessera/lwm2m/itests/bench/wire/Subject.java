// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.itests.subject.Control;
import io.tessera.itests.subject.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A server in a process of its own, as the load run drives it; see {@link Control}. */
final class Subject implements AutoCloseable {

    private static final int START_MILLIS = 60_000;
    private static final int STOP_SECONDS = 20;
    private static final List<String> JVM = List.of("-Xms2g", "-Xmx2g", "-XX:+UseSerialGC");

    /** JVM options beside those, such as one for a flight recording. */
    private static final String MORE_OPTIONS = "wire.jvm";

    private final Process process;
    private final Socket socket;
    private final BufferedReader in;
    private final PrintStream out;
    private final int port;

    private Subject(Process process, Socket socket, int port) throws IOException {
        this.process = process;
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        this.out = new PrintStream(socket.getOutputStream(), true, US_ASCII);
        this.port = port;
        in.readLine();
    }

    static Subject start(
            List<String> command,
            Map<String, String> environment,
            Function<List<String>, Map<String, String>> jvm,
            int port,
            Path work)
            throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(work.resolve("output.log").toFile());
            builder.environment().putAll(environment);
            var options = new ArrayList<>(JVM);
            options.addAll(List.of(System.getProperty(MORE_OPTIONS, "").split(" ")));
            options.add("-D%s=%d".formatted(Control.PORT, listener.getLocalPort()));
            builder.environment().putAll(jvm.apply(options));
            var process = builder.start();
            listener.setSoTimeout(START_MILLIS);
            try {
                return new Subject(process, listener.accept(), port);
            } catch (SocketTimeoutException e) {
                process.destroyForcibly();
                throw new IOException(
                        "it didn't start:%n%s".formatted(Files.readString(work.resolve("output.log"))), e);
            }
        }
    }

    /** Where it speaks CoAP, on the loopback interface. */
    int port() {
        return port;
    }

    int clients() throws IOException {
        return Integer.parseInt(ask("clients"));
    }

    long notifications() throws IOException {
        return Long.parseLong(ask("notifications"));
    }

    /** What the process has taken of the processors so far, in ns. */
    long cpu() throws IOException {
        return Long.parseLong(ask("cpu"));
    }

    /** What lives on its heap, in bytes. */
    long heap() throws IOException {
        return Long.parseLong(ask("heap"));
    }

    int threads() throws IOException {
        return Integer.parseInt(ask("threads"));
    }

    /** Returns when the clients have answered so many requests, so many at a time. */
    void perform(Operation operation, int count, int outstanding) throws IOException {
        var answer = ask("perform %s %d %d".formatted(operation, count, outstanding));
        if (!answer.startsWith("0 ")) {
            throw new IOException("%s failed: %s".formatted(operation, answer));
        }
    }

    private String ask(String line) throws IOException {
        out.println(line);
        var answer = in.readLine();
        if (answer == null) {
            throw new IOException("it ended before it answered " + line);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
