// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Registered at every server, and values that change at every server; then how the gateway came by its servers, and what
 * each of them sees.
 */
final class Check {

    private static final int REGISTER_SECONDS = 30;
    private static final int CHANGE_SECONDS = 60;

    private final BootstrapTable bootstrap;
    private final List<ServerView> views;
    private final List<RunningRole> roles;

    Check(BootstrapTable bootstrap, List<ServerView> views, List<RunningRole> roles) {
        this.bootstrap = bootstrap;
        this.views = views;
        this.roles = roles;
    }

    void run() throws Failed, InterruptedException {
        for (var view : views) {
            await(view.registered(), REGISTER_SECONDS, "the gateway registers at " + view.name());
        }
        tellTimeAndMemory();
        for (var view : views) {
            await(view.changing(), CHANGE_SECONDS, "notifications with changing values reach " + view.name());
        }
        System.out.print(provisioning());
        for (var view : views) {
            System.out.print(table(view));
        }
    }

    private <T> T await(CompletableFuture<T> event, int seconds, String step) throws Failed, InterruptedException {
        try {
            return event.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failed(step, e.getCause());
        } catch (TimeoutException e) {
            throw failed(step + ", within %d s".formatted(seconds), e);
        }
    }

    private Failed failed(String step, Throwable cause) {
        var text = new StringBuilder("FAILED: %s".formatted(step));
        if (cause.getMessage() != null) {
            text.append(": ").append(cause.getMessage());
        }
        roles.forEach(role -> text.append('\n').append(role.linesThatMatter()));
        return new Failed(text.toString(), cause);
    }

    private void tellTimeAndMemory() {
        var gateway = roles.get(roles.size() - 1);
        var started = gateway.handle().info().startInstant().orElse(Instant.now());
        var registered = views.stream()
                .map(view -> Instant.parse((String) view.registered().join().get("registered")))
                .max(Instant::compareTo)
                .orElseThrow();
        System.out.printf(
                "gateway registered at all servers %.1f s after its process started; it uses %s of memory%n",
                Duration.between(started, registered).toMillis() / 1000.0, memory(gateway.handle()));
    }

    private static String memory(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB")
                    .findFirst()
                    .orElse("an unknown amount");
        } catch (IOException e) {
            return "an unknown amount";
        }
    }

    private String provisioning() throws Failed, InterruptedException {
        try {
            return bootstrap.text();
        } catch (IOException e) {
            throw failed("the Bootstrap-Server tells how it provisioned the gateway", e);
        }
    }

    private String table(ServerView view) throws Failed, InterruptedException {
        try {
            return new ServerTable(view).text(Instant.now());
        } catch (IOException e) {
            throw failed("%s tells what it sees".formatted(view.name()), e);
        }
    }
}
