// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.InformationReporting;
import io.tessera.lwm2m.server.NotificationListener;
import io.tessera.lwm2m.server.NotificationListener.End;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.ReceivedValue;
import io.tessera.lwm2m.server.UnknownEndpoint;
import io.tessera.lwm2m.server.spi.Failures;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerEvent;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.server.spi.Tracked;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The server's end of the Information Reporting Interface (Core 1.2, 6.4). */
@Component(
        name = ReportingConfig.PID,
        configurationPid = ReportingConfig.PID,
        service = {InformationReporting.class, ServerInterface.class, ReportingInterface.class})
@Designate(ocd = ReportingConfig.class)
public final class ReportingInterface implements InformationReporting, ServerInterface {

    private final Contents contents;
    private final Audience audience = new Audience();
    private final History history;
    private volatile Reporting reporting;

    @Activate
    public ReportingInterface(
            ReportingConfig config,
            @Reference(name = "codec") Codec codec,
            @Reference(name = "definitions") ObjectDefinitions definitions) {
        contents = new Contents(codec, definitions);
        history = new History(History.Limits.of(config));
    }

    public void addListener(NotificationListener listener) {
        audience.add(listener);
    }

    public void removeListener(NotificationListener listener) {
        audience.remove(listener);
    }

    @Override
    public CompletionStage<Answer> observe(String endpoint, Path path, int format, List<String> attributes) {
        if (path.equals(Path.ROOT)) {
            return CompletableFuture.failedFuture(
                    new OperationRefused("Observe / of %s: it needs a path below the root".formatted(endpoint)));
        }
        return observe("Observe " + path, endpoint, new Wish(path, format, attributes));
    }

    @Override
    public CompletionStage<Answer> observeComposite(
            String endpoint, List<Path> paths, int format, List<String> attributes) {
        if (paths.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new OperationRefused("Observe-Composite of %s: it needs at least one path".formatted(endpoint)));
        }
        return observe("Observe-Composite", endpoint, new Wish(Path.ROOT, paths, format, attributes));
    }

    private CompletionStage<Answer> observe(String operation, String endpoint, Wish wish) {
        return Failures.naming(operation + " of " + endpoint, whileRunning(running -> running.server()
                .registrations()
                .byEndpoint(endpoint)
                .map(client -> running.observations().observe(client, wish))
                .orElseGet(() -> CompletableFuture.failedFuture(new UnknownEndpoint(endpoint)))));
    }

    @Override
    public CompletionStage<Answer> cancel(Observation observation) {
        var about = observation.isComposite()
                ? "Cancel Observation-Composite of " + observation.endpoint()
                : "Cancel Observation %s of %s".formatted(observation.path(), observation.endpoint());
        return Failures.naming(
                about, whileRunning(running -> running.observations().cancel(observation)));
    }

    @Override
    public void forget(Observation observation) {
        var running = reporting;
        if (running != null) {
            running.observations().forget(observation);
        }
    }

    @Override
    public List<ReceivedValue> history(String endpoint, Path path) {
        return history.of(endpoint, path);
    }

    @Override
    public Collection<Observation> all() {
        var running = reporting;
        return running == null
                ? List.of()
                : observations(running.server().observations().all());
    }

    @Override
    public Collection<Observation> of(String endpoint) {
        var running = reporting;
        return running == null
                ? List.of()
                : observations(running.server().observations().of(endpoint));
    }

    @Override
    public String name() {
        return REPORTING;
    }

    @Override
    public boolean claims(Request request) {
        return Sending.claims(request);
    }

    @Override
    public void handle(String via, Exchange exchange) {
        reporting.sending().handle(exchange);
    }

    @Override
    public void notified(Tracked tracked, Response notification) {
        reporting.reports().notified(tracked, notification);
    }

    @Override
    public void event(ServerEvent event) {
        if (event instanceof ServerEvent.Registered registered) {
            reporting.observations().renew(registered.registration(), registered.lost());
        }
        if (event instanceof ServerEvent.Deregistered deregistered) {
            history.forget(deregistered.registration().endpoint());
            deregistered.lost().forEach(one -> reporting.reports().ended(one.observation(), End.REGISTRATION));
        }
    }

    @Override
    public void attach(Server server) {
        audience.open(server);
        var reports = new Reports(server, contents, history, audience);
        reporting = new Reporting(
                server,
                new Observations(server, contents, reports),
                reports,
                new Sending(server, contents, history, audience));
    }

    @Override
    public void detach(Server server) {
        reporting = null;
        audience.close();
    }

    private CompletionStage<Answer> whileRunning(Function<Reporting, CompletionStage<Answer>> action) {
        return Optional.ofNullable(reporting)
                .map(action)
                .orElseGet(() ->
                        CompletableFuture.failedFuture(new NoAnswer(Reason.CANCELLED, "The server is not running")));
    }

    private static Collection<Observation> observations(Collection<Tracked> tracked) {
        return tracked.stream()
                .filter(one -> one.sequence() != Tracked.NEVER)
                .map(Tracked::observation)
                .toList();
    }

    /** What there is while this is attached to a server. */
    private record Reporting(Server server, Observations observations, Reports reports, Sending sending) {}
}
