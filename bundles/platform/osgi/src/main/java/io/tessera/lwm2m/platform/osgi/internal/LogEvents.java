// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.events.Event;
import io.tessera.lwm2m.platform.events.Event.Severity;
import io.tessera.lwm2m.platform.events.EventSource;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/**
 * What bundles log as a warning or worse, and what they log for audits; where there is a Log Service that can be read. What
 * this client's own talk with servers makes somebody log is left out: telling it to servers would make more of it.
 */
@Component(name = "io.tessera.lwm2m.platform.osgi.log", service = EventSource.class)
public final class LogEvents implements EventSource {

    private final LogReaderService log;
    private final EventListeners listeners = new EventListeners();
    private final LogListener listener = this::logged;

    @Activate
    public LogEvents(@Reference(name = "log") LogReaderService log) {
        this.log = log;
        log.addLogListener(listener);
    }

    @Override
    public AutoCloseable listen(Consumer<Event> eventListener) {
        return listeners.add(eventListener);
    }

    private void logged(LogEntry entry) {
        var source = Optional.ofNullable(entry.getLoggerName()).orElse("");
        boolean isOwnTalk =
                source.startsWith("io.tessera.lwm2m.client.") || source.startsWith("io.tessera.lwm2m.transport.");
        if (isOwnTalk) {
            return;
        }
        switch (entry.getLogLevel()) {
            case AUDIT -> tell(entry, Event.SECURITY, Severity.INFO, source);
            case ERROR -> tell(entry, Event.GENERIC, Severity.ERROR, source);
            case WARN -> tell(entry, Event.GENERIC, Severity.WARNING, source);
            default -> {}
        }
    }

    private void tell(LogEntry entry, int logClass, Severity severity, String source) {
        var text = Optional.ofNullable(entry.getMessage()).orElse("");
        listeners.tell(new Event(Instant.ofEpochMilli(entry.getTime()), logClass, severity, source, text));
    }

    @Deactivate
    void close() {
        log.removeLogListener(listener);
    }
}
