// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggerCallsTest {

    private final Logger target = (Logger) LoggerFactory.getLogger("service.log.test");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final org.osgi.service.log.Logger log = new ServiceLog().getLogger("service.log.test");

    @BeforeEach
    void listen() {
        written.start();
        target.addAppender(written);
        target.setLevel(Level.INFO);
        target.setAdditive(false);
    }

    @AfterEach
    void leave() {
        target.detachAppender(written);
    }

    @Test
    void arguments_and_exceptions_reach_the_log() {
        var cause = new IllegalStateException("x");

        log.warn("component {} of {} failed", "a", "b", cause);

        var event = written.list.get(0);
        assertThat(event.getFormattedMessage()).isEqualTo("component a of b failed");
        assertThat(event.getLevel()).isEqualTo(Level.WARN);
        assertThat(event.getThrowableProxy().getMessage()).isEqualTo("x");
    }

    @Test
    void a_level_that_is_off_stays_silent() {
        log.debug("nothing");

        assertThat(written.list).isEmpty();
        assertThat(log.isDebugEnabled()).isFalse();
        assertThat(log.isInfoEnabled()).isTrue();
    }

    @Test
    void audit_is_always_written() {
        log.audit("who did what");

        assertThat(written.list).hasSize(1);
    }

    @Test
    void a_consumer_is_called_with_the_logger() {
        log.info(l -> l.info("from inside"));

        assertThat(written.list.get(0).getFormattedMessage()).isEqualTo("from inside");
    }
}
