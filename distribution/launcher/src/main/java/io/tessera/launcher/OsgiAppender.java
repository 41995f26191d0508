// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** For {@code etc/logback.xml}: what is logged, SLF4J's way or OSGi's, for bundles that read the log. */
public final class OsgiAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    /** SLF4J has no such level. */
    static final Marker AUDIT = MarkerFactory.getMarker("AUDIT");

    private static final AtomicLong SEQUENCE = new AtomicLong();

    /** Logback makes the appender, again whenever its file changes; there is one log a process. */
    private static volatile Consumer<LogEntry> reader = entry -> {};

    static void tell(Consumer<LogEntry> next) {
        reader = next;
    }

    @Override
    protected void append(ILoggingEvent event) {
        reader.accept(new LogRecord(
                event.getTimeStamp(),
                SEQUENCE.getAndIncrement(),
                level(event),
                event.getLoggerName(),
                String.valueOf(event.getFormattedMessage()),
                event.getThrowableProxy() instanceof ThrowableProxy thrown ? thrown.getThrowable() : null,
                event.getThreadName()));
    }

    private static LogLevel level(ILoggingEvent event) {
        var markers = event.getMarkerList();
        if (markers != null && markers.contains(AUDIT)) {
            return LogLevel.AUDIT;
        }
        return switch (event.getLevel().toInt()) {
            case Level.ERROR_INT -> LogLevel.ERROR;
            case Level.WARN_INT -> LogLevel.WARN;
            case Level.INFO_INT -> LogLevel.INFO;
            case Level.DEBUG_INT -> LogLevel.DEBUG;
            default -> LogLevel.TRACE;
        };
    }
}
