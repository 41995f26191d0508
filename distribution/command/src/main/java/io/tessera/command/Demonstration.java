// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A Bootstrap-Server, two servers and one gateway on loopback, each a process of its own. */
final class Demonstration implements AutoCloseable {

    private static final int SERVERS = 2;
    private static final String BOOTSTRAP_SERVER = "bootstrap-server";
    private static final int COAPS_PORT = 5684;
    private static final int HTTP_PORT = 8081;
    private static final int CONSOLE_PORT = 8080;

    private final Repository repository;
    private final List<RunningRole> roles = new ArrayList<>();
    private final List<ServerView> views = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> coaps = new ArrayList<>();
    private final List<DrawnKey> keys = new ArrayList<>();
    private final String endpoint = endpointName();
    private volatile boolean ending;

    Demonstration(Repository repository) {
        this.repository = repository;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-of-demonstration"));
    }

    void start() throws Failed, InterruptedException {
        var ports = new FreePorts(System.out::println);
        int console = ports.tcp("web console of the gateway", CONSOLE_PORT);
        for (int i = 0; i < SERVERS; i++) {
            startServer("server-" + (i + 1), ports, i);
        }
        startServer(BOOTSTRAP_SERVER, ports, SERVERS);
        for (var server : roles) {
            server.awaitReady();
        }
        for (int i = 0; i < SERVERS; i++) {
            var name = roles.get(i).name();
            var login = new PagePassword(repository.work(name)).login();
            views.add(new ServerView(name, URI.create(addresses.get(i)), login, endpoint));
        }
        startGateway(console);
        tellAddresses(console);
    }

    private void startServer(String name, FreePorts ports, int index) throws Failed {
        int udp = ports.udp("CoAP over DTLS of " + name, COAPS_PORT + index * 100);
        int http = ports.tcp("page and REST of " + name, HTTP_PORT + index);
        var work = emptied(name);
        var key = DrawnKey.with(name);
        try {
            key.tellServer(work, endpoint);
            if (name.equals(BOOTSTRAP_SERVER)) {
                new Provisioning(work, endpoint).write(coaps, keys);
            }
        } catch (IOException e) {
            throw new Failed("%s could not be configured: %s".formatted(name, e.getMessage()), e);
        }
        addresses.add("http://127.0.0.1:%d/".formatted(http));
        coaps.add("coaps://127.0.0.1:" + udp);
        keys.add(key);
        var options = List.of("--coap-port", String.valueOf(udp), "--http-port", String.valueOf(http));
        roles.add(RunningRole.start(name, repository.startScript("server"), work, options));
    }

    /** It knows the Bootstrap-Server alone. */
    private void startGateway(int console) throws Failed, InterruptedException {
        var work = emptied("gateway");
        var options = new ArrayList<>(List.of("--endpoint", endpoint, "--coap-host", "127.0.0.1"));
        options.addAll(List.of("--http-port", String.valueOf(console)));
        options.addAll(List.of("--server", coaps.get(SERVERS), "--bootstrap", "true"));
        try {
            options.addAll(List.of("--key-file", keys.get(SERVERS).giveTo(work).toString()));
        } catch (IOException e) {
            throw new Failed("the gateway's key could not be written: " + e.getMessage(), e);
        }
        var gateway = RunningRole.start("gateway", repository.startScript("gateway"), work, options);
        roles.add(gateway);
        gateway.awaitReady();
    }

    /** Each demonstration starts afresh; only the passwords stay. */
    private Path emptied(String name) throws Failed {
        var work = repository.work(name);
        try {
            Files.createDirectories(work);
            try (var files = Files.walk(work)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    boolean keep = file.equals(work) || file.toString().endsWith("-password");
                    if (!keep) {
                        Files.delete(file);
                    }
                }
            }
            return work;
        } catch (IOException e) {
            throw new Failed("%s cannot be emptied: %s".formatted(work, e.getMessage()), e);
        }
    }

    private void tellAddresses(int console) {
        for (int i = 0; i < addresses.size(); i++) {
            var name = roles.get(i).name();
            var password = new PagePassword(repository.work(name)).file();
            System.out.printf("%-16s page %s   CoAP %s%n", name, addresses.get(i), coaps.get(i));
            System.out.printf(
                    "                 user operator, password in %s%n",
                    repository.root().relativize(password));
        }
        System.out.printf(
                "gateway          web console http://127.0.0.1:%d/system/console   user admin, password in %s%n"
                        .formatted(
                                console,
                                repository
                                        .root()
                                        .relativize(repository.work("gateway").resolve("console-password"))));
        System.out.printf("                 endpoint %s; logs in target/run/<role>/log%n", endpoint);
        System.out.println(
                "All of it over DTLS, with a pre-shared key for each server that was drawn for this run. The gateway starts with"
                        + " the one\nof the Bootstrap-Server, which tells it the others.");
    }

    /** Ctrl-C ends the process; so this returns only when one of the roles ended by itself. */
    int runUntilStopped() throws Failed, InterruptedException {
        System.out.println("Ctrl-C ends all.");
        var check = new Check(provisioning(), views, roles);
        var table = CompletableFuture.runAsync(() -> showOnce(check));
        var anyEnd = roles.stream().map(RunningRole::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.anyOf(anyEnd).join();
        table.cancel(true);
        if (ending) {
            return 0;
        }
        var ended = roles.stream().filter(role -> !role.handle().isAlive()).toList();
        throw new Failed(ended.stream()
                .map(role -> "%s ended by itself.%n%s".formatted(role.name(), role.linesThatMatter()))
                .collect(Collectors.joining("\n")));
    }

    private BootstrapTable provisioning() throws Failed {
        var login = new PagePassword(repository.work(BOOTSTRAP_SERVER)).login();
        return new BootstrapTable(new ServerApi(URI.create(addresses.get(SERVERS)), login), endpoint);
    }

    private static void showOnce(Check check) {
        try {
            check.run();
        } catch (Failed e) {
            System.err.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int check() throws Failed, InterruptedException {
        new Check(provisioning(), views, roles).run();
        return 0;
    }

    private static String endpointName() {
        try {
            return "tessera-" + InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ending = true;
        for (int i = roles.size() - 1; i >= 0; i--) {
            roles.get(i).close();
        }
    }
}
