// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Does in a framework what the test asks for, a line each. Has no import of what it replaces; what needs one is in
 * another bundle, and meets it by services of Java's own types.
 */
public final class Agent implements BundleActivator {

    public static final String PORT_FILE = "Hotswap-Port-File";
    public static final String SERVICE = "hotswap";

    private final Ledger ledger = new Ledger();
    private ServerSocket socket;
    private Replacement replacement;
    private BundleContext context;

    @Override
    public void start(BundleContext bundleContext) throws IOException {
        context = bundleContext;
        replacement = new Replacement(bundleContext);
        BiConsumer<Integer, Long> heard = ledger::heard;
        BiConsumer<Long, String> answered = ledger::answered;
        context.registerService(BiConsumer.class, heard, named("heard"));
        context.registerService(BiConsumer.class, answered, named("answered"));
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "hotswap agent");
        thread.setDaemon(true);
        thread.start();
        var file = Path.of(context.getBundle().getHeaders("").get(PORT_FILE));
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, Integer.toString(socket.getLocalPort()));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @SuppressWarnings("JdkObsolete") // what the framework takes
    public static Dictionary<String, Object> named(String name) {
        var properties = new Hashtable<String, Object>();
        properties.put(SERVICE, name);
        return properties;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var peer = socket.accept()) {
                serve(peer);
            } catch (IOException e) {
                Thread.yield();
            }
        }
    }

    private void serve(Socket peer) throws IOException {
        var in = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(peer.getOutputStream(), true, StandardCharsets.UTF_8);
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            out.println(answer(line));
        }
    }

    private String answer(String line) {
        var words = line.split(" ");
        try {
            return switch (words[0]) {
                case "update" -> "ok " + replacement.update(words[1], Path.of(words[2]));
                case "bundles" -> "ok " + replacement.bundles();
                case "state" -> "ok " + State.now();
                case "window" -> "ok " + ledger.window();
                case "highest" -> "ok " + ledger.highest();
                case "answers" -> "ok " + ledger.awaitAnswers(Integer.parseInt(words[1]), Long.parseLong(words[2]));
                case "await" ->
                    "ok "
                            + ledger.await(
                                    Integer.parseInt(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
                default -> "ok " + other(line);
            };
        } catch (Exception e) {
            e.printStackTrace();
            return "failed " + e;
        }
    }

    @SuppressWarnings("unchecked")
    private String other(String line) throws Exception {
        var found = context.getServiceReferences(UnaryOperator.class, "(%s=commands)".formatted(SERVICE));
        if (found.isEmpty()) {
            throw new IllegalStateException("nobody does that yet");
        }
        return (String) context.getService(found.iterator().next()).apply(line);
    }

    @Override
    public void stop(BundleContext bundleContext) throws IOException {
        socket.close();
    }
}
