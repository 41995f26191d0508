// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.events.Event;
import io.tessera.lwm2m.platform.events.Event.Severity;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.Version;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

class EventSourcesTest {

    private final List<Object> registered = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Bundle bundle =
            answering(Bundle.class, Map.of("getSymbolicName", "com.example.app", "getVersion", new Version(3, 1, 0)));

    @Test
    void what_happens_to_bundles_is_told_and_failures_without_their_words() throws Exception {
        var source = new FrameworkEvents(registering(BundleContext.class));
        var listening = source.listen(events::add);
        var bundles = (BundleListener) registered.get(0);
        var failures = (FrameworkListener) registered.get(1);

        bundles.bundleChanged(new BundleEvent(BundleEvent.STARTED, bundle));
        bundles.bundleChanged(new BundleEvent(BundleEvent.RESOLVED, bundle));
        var failure = new IllegalStateException("password=1234");
        failures.frameworkEvent(new FrameworkEvent(FrameworkEvent.ERROR, bundle, failure));
        failures.frameworkEvent(new FrameworkEvent(FrameworkEvent.WARNING, bundle, null));
        failures.frameworkEvent(new FrameworkEvent(FrameworkEvent.STARTED, bundle, null));

        assertThat(events)
                .extracting(Event::text)
                .containsExactly("3.1.0 started", "failed: java.lang.IllegalStateException", "warns: without a reason");
        assertThat(events)
                .allMatch(event ->
                        event.logClass() == Event.SYSTEM && event.source().equals("com.example.app"));
        listening.close();
        bundles.bundleChanged(new BundleEvent(BundleEvent.STOPPED, bundle));
        assertThat(events).hasSize(3);
        source.close();
        assertThat(registered).isEmpty();
    }

    @Test
    void warnings_errors_and_audits_of_the_log_are_told() {
        var source = new LogEvents(registering(LogReaderService.class));
        source.listen(events::add);
        var log = (LogListener) registered.get(0);

        log.logged(entry(LogLevel.AUDIT, "com.example.door", "opened"));
        log.logged(entry(LogLevel.ERROR, "com.example.door", "broken"));
        log.logged(entry(LogLevel.WARN, "com.example.door", "old"));
        log.logged(entry(LogLevel.INFO, "com.example.door", "fine"));
        log.logged(entry(LogLevel.WARN, "io.tessera.lwm2m.client.reporting", "a server is slow"));

        var time = Instant.ofEpochMilli(1000);
        assertThat(events)
                .containsExactly(
                        new Event(time, Event.SECURITY, Severity.INFO, "com.example.door", "opened"),
                        new Event(time, Event.GENERIC, Severity.ERROR, "com.example.door", "broken"),
                        new Event(time, Event.GENERIC, Severity.WARNING, "com.example.door", "old"));
        source.close();
        assertThat(registered).isEmpty();
    }

    private static LogEntry entry(LogLevel level, String logger, String message) {
        return answering(
                LogEntry.class,
                Map.of("getLogLevel", level, "getLoggerName", logger, "getMessage", message, "getTime", 1000L));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answers.get(method.getName())));
    }

    /** Notes the listeners that are added, and forgets those that are removed. */
    private <T> T registering(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().startsWith("add")) {
                registered.add(args[0]);
            } else {
                registered.remove(args[0]);
            }
            return null;
        }));
    }
}
