// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.InformationReporting;
import io.tessera.lwm2m.server.Notification;
import io.tessera.lwm2m.server.NotificationListener;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.QueueListener;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener;
import io.tessera.lwm2m.server.Registrations;
import io.tessera.lwm2m.server.WaitingRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** What M2M Applications call. openapi.json, which it serves, says how. */
@Component(
        name = RestConfig.PID,
        configurationPid = RestConfig.PID,
        service = {
            Servlet.class,
            RegistrationListener.class,
            NotificationListener.class,
            QueueListener.class,
            RestServlet.class
        },
        property = {"osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"})
@Designate(ocd = RestConfig.class)
public final class RestServlet extends HttpServlet
        implements RegistrationListener, NotificationListener, QueueListener {

    private static final long serialVersionUID = 1;

    private final transient ScheduledExecutorService thread;
    private final transient RequestGuard guard;
    private final transient Access access;
    private final transient EventStreams streams;
    private final transient Happenings happenings;
    private final transient RestCalls calls;
    private final int timeout;

    @Activate
    public RestServlet(
            RestConfig config,
            @Reference(name = "access") Access access,
            @Reference(name = "companions") Companions companions,
            @Reference(name = "registrations") Registrations registrations,
            @Reference(name = "management") DeviceManagement management,
            @Reference(name = "reporting") InformationReporting reporting,
            @Reference(name = "definitions") ObjectDefinitions definitions) {
        var base = config.osgi_http_whiteboard_servlet_pattern().replaceFirst("/\\*$", "");
        var latest = new LatestValues(config.values_per_client());
        var overview = new Overview(base, registrations, management, reporting, definitions, latest);
        var log = new EventLog(UUID.randomUUID().toString().substring(0, 8), config.event_history());
        timeout = config.timeout();
        this.access = access;
        guard = new RequestGuard(config.hosts());
        thread = thread();
        streams = new EventStreams(
                log,
                config.event_streams(),
                config.heartbeat(),
                () -> registrations.all().size(),
                thread);
        happenings = new Happenings(streams, latest, overview);
        var operations = new ClientOperations(overview);
        var queue = new QueueCalls(base, management, overview);
        var observing = new Observing(reporting, overview);
        var answering = new Answering(thread, timeout);
        var composites = new CompositeCalls(queue, reporting, overview, latest, answering, config.body_limit());
        var configurations = new ConfigurationCalls(
                companions,
                new BootstrapBody(definitions.types(Map.of())),
                new BootstrapJson(base, definitions),
                config.body_limit());
        calls = new RestCalls(
                base,
                new ServerCalls(config.name(), base, registrations, reporting, companions),
                overview,
                operations,
                observing,
                latest,
                composites,
                queue,
                new CredentialCalls(base, companions),
                new BootstrapCalls(companions, configurations, answering),
                answering,
                config.body_limit());
    }

    private static ScheduledExecutorService thread() {
        var thread = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "lwm2m-server-rest"));
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return thread;
    }

    /** Tells the event streams. */
    void publish(String type, String endpoint, Json.Content data) {
        streams.publish(type, endpoint, data);
    }

    @Deactivate
    public void close() {
        calls.close();
        streams.close();
        thread.shutdown();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Call call = null;
        try {
            var query = Query.parse(request.getQueryString());
            guard.check(request);
            var role = access.check(request);
            var route = Route.parse(below(request));
            role.mustBeAllowed(request.getMethod(), route.target());
            if (route.target() == Route.Target.EVENTS && request.getMethod().equals("GET")) {
                streams.open(request, response, query);
                return;
            }
            call = Call.begin(request, response, query, timeout);
            call.by(role);
            calls.take(call, route);
        } catch (Problem | RuntimeException problem) {
            var refused = call == null ? Call.begin(request, response, new Query(List.of()), timeout) : call;
            refused.answer(problem);
        }
    }

    private static String below(HttpServletRequest request) throws Problem {
        var base = request.getContextPath() + request.getServletPath();
        var uri = request.getRequestURI();
        if (!uri.startsWith(base)) {
            throw new Problem(404, "There is nothing at this address");
        }
        return uri.substring(base.length());
    }

    @Override
    public void registered(Registration registration) {
        happenings.registered(registration);
    }

    @Override
    public void updated(Registration before, Registration now) {
        happenings.updated(before, now);
    }

    @Override
    public void deregistered(Registration registration, Reason reason) {
        happenings.deregistered(registration, reason);
    }

    @Override
    public void notification(Notification notification) {
        happenings.notification(notification);
    }

    @Override
    public void ended(Observation observation, NotificationListener.End end) {
        happenings.ended(observation, end);
    }

    @Override
    public void queued(WaitingRequest request) {
        happenings.queued(request);
    }

    @Override
    public void finished(WaitingRequest request, Outcome outcome) {
        happenings.finished(request, outcome);
    }

    @Override
    public void sent(Registration registration, List<PathValue> values, Instant received) {
        happenings.sent(registration, values, received);
    }
}
