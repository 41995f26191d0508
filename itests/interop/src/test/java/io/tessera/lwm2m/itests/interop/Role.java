// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A distribution as a process of its own, from its start script, until it is closed. */
public final class Role implements AutoCloseable {

    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final PrintStream log;
    private final Printed output = new Printed();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private Role(Process process, PrintStream log) {
        this.process = process;
        this.log = log;
        var reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the gateway; it registers at that server. */
    public static Role gateway(Path work, String endpoint, String serverUri, int coapPort) throws IOException {
        return launchGateway(work, endpoint, serverUri, coapPort).awaitReady();
    }

    /** Begins to start the gateway, and waits for nothing. */
    public static Role launchGateway(Path work, String endpoint, String serverUri, int coapPort) throws IOException {
        return launch("gateway", gatewayOptions(work, endpoint, serverUri, coapPort));
    }

    /** Starts the gateway, which knows its Bootstrap-Server only. */
    public static Role bootstrappedGateway(Path work, String endpoint, String bootstrapUri) throws IOException {
        return launchBootstrappedGateway(work, endpoint, bootstrapUri).awaitReady();
    }

    /** Begins to start the gateway, which knows its Bootstrap-Server only, and waits for nothing. */
    public static Role launchBootstrappedGateway(Path work, String endpoint, String bootstrapUri) throws IOException {
        var options = new ArrayList<>(gatewayOptions(work, endpoint, bootstrapUri, 0));
        options.addAll(List.of("--bootstrap", "true"));
        return launch("gateway", options);
    }

    private static List<String> gatewayOptions(Path work, String endpoint, String serverUri, int coapPort)
            throws IOException {
        return List.of(
                "--endpoint",
                endpoint,
                "--server",
                serverUri,
                "--coap-host",
                "127.0.0.1",
                "--coap-port",
                Integer.toString(coapPort),
                "--http-port",
                Integer.toString(freeTcpPort()),
                "--work",
                work.toString());
    }

    /** Starts the server. */
    public static Role server(Path work, int coapPort, int httpPort) throws IOException {
        return launch(
                        "server",
                        List.of(
                                "--coap-port", Integer.toString(coapPort),
                                "--http-port", Integer.toString(httpPort),
                                "--work", work.toString()))
                .awaitReady();
    }

    /** Starts a distribution over DTLS, with that beside what is in the configuration of its work folder. */
    public static Role secure(String name, List<String> options, Map<String, String> environment) throws IOException {
        var all = new HashMap<>(Map.of("TESSERA_SCHEME", "coaps", "TESSERA_SECURITY", "PSK"));
        all.putAll(environment);
        return launch(name, options, all).awaitReady();
    }

    private static Role launch(String name, List<String> options) throws IOException {
        return launch(name, options, Map.of());
    }

    private static Role launch(String name, List<String> options, Map<String, String> environment) throws IOException {
        var home = Path.of(System.getProperty("tessera." + name));
        var command = new ArrayList<String>();
        command.add(home.resolve("bin/tessera-" + name).toString());
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TESSERA_WITH_PARENT", "true");
        // Without security, unless a test says otherwise; that has to be said twice.
        builder.environment().put("TESSERA_SCHEME", "coap");
        builder.environment().put("TESSERA_SECURITY", "NoSec");
        builder.environment().put("TESSERA_HTTP_AUTHENTICATION", "off");
        builder.environment().putAll(environment);
        return new Role(builder.start(), logFile(name));
    }

    /** Where the output is found after a test that failed. */
    private static PrintStream logFile(String name) throws IOException {
        var folder = Path.of("target", "roles");
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, name + "-", ".log");
        return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(this::heard);
        } catch (IOException | UncheckedIOException e) {
            output.add("output ended: " + e.getMessage());
        }
        log.close();
        ready.completeExceptionally(new IllegalStateException("ended before it was ready\n" + output()));
    }

    private void heard(String line) {
        output.add(line);
        log.println(line);
        if (line.startsWith("ready after")) {
            ready.complete(null);
        }
    }

    /** Returns the first line that has all of that in it, as soon as it is there. */
    public String awaitLine(String... parts) throws InterruptedException {
        return output.await(STOP_SECONDS, parts);
    }

    /** Returns when all its bundles were started. */
    public Role awaitReady() {
        try {
            ready.get(START_SECONDS, TimeUnit.SECONDS);
            return this;
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("not ready within %d s%n%s".formatted(START_SECONDS, output()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns after that time; it must not end by itself before. */
    public void mustLive(long millis) throws InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("ended by itself\n" + output());
        }
    }

    /** Ends it as the kernel does when memory is short: at once, between any two instructions. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("lives on after it was killed\n" + output());
        }
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** What it printed until now. */
    public String output() {
        return output.toString();
    }

    /** Ends it in an orderly way: its standard input ends, as when its parent does. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not end within %d s%n%s".formatted(STOP_SECONDS, output()));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    public static int freeTcpPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public static int freeUdpPort() throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }
}
