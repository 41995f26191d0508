// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.subject;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;

/**
 * Does what the load run says, line by line, over a connection to the loopback port in the system property {@code
 * subject.control}: {@code perform OPERATION COUNT OUTSTANDING}, {@code clients}, {@code notifications}, {@code cpu}
 * (ns of the process so far), {@code heap} (bytes that live after a full collection), {@code threads}. One line answers
 * each. The connection's end is the process's.
 */
public final class Control {

    /** Where the load run listens. */
    public static final String PORT = "subject.control";

    private static final int COLLECTIONS = 3;

    private final ServerSubject server;

    private Control(ServerSubject server) {
        this.server = server;
    }

    /** Returns when the load run has closed the connection. */
    public static void serve(ServerSubject server) throws IOException, InterruptedException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT));
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                var out = new PrintStream(socket.getOutputStream(), true, US_ASCII)) {
            out.println("ready");
            var control = new Control(server);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                out.println(control.answer(line.split(" ")));
            }
        }
    }

    private String answer(String[] words) throws InterruptedException {
        return switch (words[0]) {
            case "perform" -> perform(Operation.valueOf(words[1]), Integer.parseInt(words[2]), words[3]);
            case "clients" -> Integer.toString(server.clients());
            case "notifications" -> Long.toString(server.notifications());
            case "cpu" -> Long.toString(cpu());
            case "heap" -> Long.toString(heap());
            case "threads" ->
                Integer.toString(ManagementFactory.getThreadMXBean().getThreadCount());
            default -> "what is " + words[0] + "?";
        };
    }

    private String perform(Operation operation, int count, String outstanding) throws InterruptedException {
        return new Window(server, operation, count, Integer.parseInt(outstanding)).run(server.clients());
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** What is only weakly or finally reachable takes more than one collection to go. */
    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
