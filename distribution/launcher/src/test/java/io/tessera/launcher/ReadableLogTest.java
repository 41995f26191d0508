// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Collections;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.slf4j.LoggerFactory;

class ReadableLogTest {

    private final Logger log = (Logger) LoggerFactory.getLogger("readable.log.test");
    private final OsgiAppender appender = new OsgiAppender();
    private final ReadableLog readable = new ReadableLog();
    private final BlockingQueue<LogEntry> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void write() {
        appender.start();
        log.addAppender(appender);
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        readable.addLogListener(heard::add);
    }

    @AfterEach
    void leave() {
        log.detachAppender(appender);
        readable.close();
    }

    private LogEntry next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void a_listener_hears_what_a_bundle_logs() throws Exception {
        var cause = new IllegalStateException("x");
        log.error("{} failed", "it", cause);

        var entry = next();
        assertThat(entry.getLogLevel()).isEqualTo(LogLevel.ERROR);
        assertThat(entry.getLoggerName()).isEqualTo("readable.log.test");
        assertThat(entry.getMessage()).isEqualTo("it failed");
        assertThat(entry.getException()).isSameAs(cause);
        assertThat(entry.getThreadInfo()).isEqualTo(Thread.currentThread().getName());
        assertThat(entry.getTime()).isPositive();
    }

    @Test
    void an_audit_of_the_log_service_stays_one() throws Exception {
        new ServiceLog().getLogger("readable.log.test").audit("who did what");

        assertThat(next().getLogLevel()).isEqualTo(LogLevel.AUDIT);
    }

    @Test
    void a_listener_that_fails_or_logs_itself_holds_nobody_up() throws Exception {
        readable.addLogListener(entry -> {
            if (entry.getMessage().equals("first")) {
                log.warn("second");
                throw new IllegalStateException("of the test");
            }
        });
        log.warn("first");

        assertThat(next().getMessage()).isEqualTo("first");
        var second = next();
        assertThat(second.getMessage()).isEqualTo("second");
        assertThat(second.getLogLevel()).isEqualTo(LogLevel.WARN);
    }

    @Test
    void the_newest_two_hundred_lines_are_kept_newest_first() {
        for (int i = 0; i < 250; i++) {
            log.info("line {}", i);
        }

        var kept = Collections.list(readable.getLog());
        assertThat(kept).hasSize(200);
        assertThat(kept.get(0).getMessage()).isEqualTo("line 249");
        assertThat(kept.get(0).getSequence()).isEqualTo(kept.get(199).getSequence() + 199);
    }
}
