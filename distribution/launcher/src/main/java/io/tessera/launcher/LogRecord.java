// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;

/**
 * A line of the log as OSGi has it. Which bundle wrote it SLF4J doesn't say; the logger's name does.
 *
 * @param time ms since 1970
 * @param thrown null if nothing was
 */
record LogRecord(
        long time, long sequence, LogLevel level, String logger, String message, Throwable thrown, String thread)
        implements LogEntry {

    @Override
    public Bundle getBundle() {
        return null;
    }

    @Override
    public ServiceReference<?> getServiceReference() {
        return null;
    }

    @Override
    @Deprecated
    public int getLevel() {
        return level.ordinal();
    }

    @Override
    public LogLevel getLogLevel() {
        return level;
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public Throwable getException() {
        return thrown;
    }

    @Override
    public long getTime() {
        return time;
    }

    @Override
    public String getLoggerName() {
        return logger;
    }

    @Override
    public long getSequence() {
        return sequence;
    }

    @Override
    public String getThreadInfo() {
        return thread;
    }

    @Override
    public StackTraceElement getLocation() {
        return null;
    }
}
