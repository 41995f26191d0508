// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap;

import io.tessera.itests.hotswap.agent.Agent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Tells the agent in a process what to do. */
final class AgentLink implements AutoCloseable {

    private static final int ATTEMPTS = 300;

    private final Path work;
    private final Path portFile;
    private final Path drop;
    private Socket socket;
    private BufferedReader in;
    private PrintWriter out;

    /** @param work the folder of a process that isn't started yet, in which it finds the agent */
    AgentLink(Path work) throws IOException {
        this.work = work;
        portFile = work.resolve("agent-port");
        drop = Files.createDirectories(work.resolve("drop"));
        configure(
                "org.apache.felix.fileinstall-hotswap.cfg",
                """
                felix.fileinstall.dir=%s
                felix.fileinstall.tmpdir=%s
                felix.fileinstall.noInitialDelay=true
                felix.fileinstall.poll=500
                """
                        .formatted(drop, work.resolve("drop-tmp")));
        install(
                "agent",
                Agent.class,
                "org.osgi.framework,org.osgi.framework.wiring,javax.management",
                Map.of(Agent.PORT_FILE, portFile));
    }

    void configure(String file, String text) throws IOException {
        Files.writeString(Files.createDirectories(work.resolve("config")).resolve(file), text);
    }

    /** Has a bundle installed that consists of the activator's package. */
    void install(String name, Class<?> activator, String imports, Map<String, ?> headers) throws IOException {
        var made = work.resolve(name + ".jar");
        BundleJar.make(made, "hotswap." + name, activator, imports, headers);
        Files.move(made, drop.resolve(name + ".jar"));
    }

    AgentLink connect() throws IOException {
        for (int i = 0; i < ATTEMPTS && !Files.exists(portFile); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(Files.readString(portFile)));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        return this;
    }

    /** What it answers. */
    String ask(String command) throws IOException {
        out.println(command);
        var line = in.readLine();
        if (line == null || !line.startsWith("ok ")) {
            throw new AssertionError("%s: %s".formatted(command, line));
        }
        return line.substring(3);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}
