// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.bootstrap.BootstrapServer.Begun;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells a registered device to ask for its bootstrap (Core 1.2, 6.1.3.4). */
final class BootstrapTrigger {

    private static final Path SERVERS = Path.of(1);
    private static final int BOOTSTRAP_REQUEST_TRIGGER = 9;

    private final DeviceManagement management;

    BootstrapTrigger(DeviceManagement management) {
        this.management = management;
    }

    /** Where there are several servers, a device shows each its own Server Object Instance, or lets it use no other. */
    CompletionStage<Begun> pull(Registration device) {
        return management
                .read(device.endpoint(), SERVERS, ContentFormat.NONE)
                .thenCompose(answer -> execute(device, answer))
                .thenCompose(BootstrapTrigger::judged);
    }

    private CompletionStage<Answer> execute(Registration device, Answer servers) {
        return shown(servers)
                .or(() -> listed(device))
                .map(instance -> management.execute(device.endpoint(), instance.child(BOOTSTRAP_REQUEST_TRIGGER), ""))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new OperationRefused(device.endpoint() + " has no Server Object Instance")));
    }

    private static Optional<Path> shown(Answer answer) {
        return answer.content().stream()
                .map(value -> value.path().cut(2))
                .filter(path -> path.depth() == 2)
                .findFirst();
    }

    private static Optional<Path> listed(Registration device) {
        return device.objects().instances().stream().filter(SERVERS::covers).findFirst();
    }

    private static CompletionStage<Begun> judged(Answer answer) {
        return answer.isSuccess()
                ? CompletableFuture.completedStage(Begun.ASKED)
                : CompletableFuture.failedFuture(new OperationRefused(
                        "The device refused to ask: %s %s".formatted(answer.code(), answer.diagnostic())));
    }
}
