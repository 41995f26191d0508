// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.codec.internal.StandardCodec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.platform.events.Event;
import io.tessera.lwm2m.platform.events.Event.Severity;
import io.tessera.lwm2m.platform.events.EventSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventLogObjectTest {

    private static final long START = 1_800_000_000;
    private static final String FIRST = "2027-01-15T08:00:01Z 1 INFO app: one";
    private static final String SECOND = "2027-01-15T08:00:02Z 2 WARNING door: two";

    private static final DataTypes TYPES = new DataTypes() {
        @Override
        public DataType typeOf(Path path) {
            return DataType.STRING;
        }

        @Override
        public boolean isMultiple(Path path) {
            return true;
        }
    };

    private final StandardCodec codec = new StandardCodec(Limits.DEFAULT, Clock.systemUTC());
    private final EventLogObject object = new EventLogObject(3, 3, true);
    private final ObjectProbe server = new ObjectProbe(object);
    private final Source source = new Source();

    private static final class Source implements EventSource {

        private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

        @Override
        public AutoCloseable listen(Consumer<Event> listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        void tell(long seconds, int logClass, Severity severity, String from, String text) {
            var event = new Event(Instant.ofEpochSecond(START + seconds), logClass, severity, from, text);
            listeners.forEach(listener -> listener.accept(event));
        }
    }

    private void two() {
        object.addSource(source);
        source.tell(1, Event.SYSTEM, Severity.INFO, "app", "one");
        source.tell(2, Event.SECURITY, Severity.WARNING, "door", "two");
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void int_2001_a_log_is_read_with_its_class_and_status() {
        two();
        assertThat(server.read("/20/0"))
                .containsExactly(
                        "/20/0/4010=0",
                        "/20/0/4013=2",
                        "/20/0/4014=%d bytes".formatted((FIRST + SECOND).length() + 2),
                        "/20/0/4015=0");
        assertThat(text("/20/0/4014")).isEqualTo(FIRST + "\n" + SECOND + "\n");
        assertThat(text("/20/1/4014")).isEqualTo(FIRST + "\n");
        assertThat(text("/20/2/4014")).isEqualTo(SECOND + "\n");
        assertThat(server.events()).containsOnlyOnce("changed /20/1/4013").contains("changed /20/1/4014");
        assertRefused(ResponseCode.NOT_FOUND, () -> server.read("/20/3"));
    }

    @Test
    void int_2000_a_log_starts_from_nothing_or_goes_on() {
        two();
        server.execute("/20/1/4012");
        source.tell(3, Event.SYSTEM, Severity.INFO, "app", "unheard");
        assertThat(server.read("/20/1/4013")).containsExactly("/20/1/4013=3");

        server.execute("/20/1/4011", "0='1'");
        assertThat(server.read("/20/1/4013")).containsExactly("/20/1/4013=2");
        assertThat(text("/20/1/4014")).isEqualTo(FIRST + "\n");

        server.execute("/20/1/4011", "0='0'");
        assertThat(server.read("/20/1/4013")).containsExactly("/20/1/4013=0");
        assertThat(text("/20/1/4014")).isEmpty();
    }

    @Test
    void a_log_is_emptied_when_it_stops_if_that_is_said() {
        two();
        server.execute("/20/0/4012", "0='1'");
        assertThat(server.read("/20/0/4013")).containsExactly("/20/0/4013=1");
    }

    @Test
    void the_newest_events_are_kept_and_each_is_one_short_line() {
        two();
        source.tell(3, Event.SYSTEM, Severity.ERROR, "app", "three\r\nlines");
        source.tell(4, Event.SYSTEM, Severity.ERROR, "app", "x".repeat(1000));

        assertThat(text("/20/0/4014").lines())
                .hasSize(3)
                .startsWith(SECOND, "2027-01-15T08:00:03Z 1 ERROR app: three lines")
                .allMatch(line -> line.length() < 300);
        assertThat(server.read("/20/0/4013")).containsExactly("/20/0/4013=6");
        server.execute("/20/0/4011");
        assertThat(server.read("/20/0/4013")).containsExactly("/20/0/4013=0");
    }

    @Test
    void data_is_in_the_format_that_a_server_prefers() throws RequestRefused {
        two();
        assertThat(decoded(1, ContentFormat.TLV)).isEqualTo(lines(PathValue.UNTIMED, PathValue.UNTIMED));
        assertThat(decoded(2, ContentFormat.JSON))
                .isEqualTo(lines((START + 1) * 1_000_000_000, (START + 2) * 1_000_000_000));
        assertThat(decoded(3, ContentFormat.LWM2M_CBOR)).isEqualTo(lines(PathValue.UNTIMED, PathValue.UNTIMED));

        server.execute("/20/0/4011");
        assertThat(text("/20/0/4014")).isEmpty();
    }

    @Test
    void many_and_long_events_with_quotes_are_readable_in_each_format() throws RequestRefused {
        var many = new EventLogObject(1, 300, true);
        many.addSource(source);
        for (int i = 0; i < 300; i++) {
            source.tell(i, Event.EVENT, Severity.INFO, "a", "\"ä\\b\" ".repeat(i));
        }
        var probe = new ObjectProbe(many);
        var text = new String(bytes(probe), StandardCharsets.UTF_8).lines().toList();
        for (var format : List.of(ContentFormat.TLV, ContentFormat.JSON, ContentFormat.LWM2M_CBOR)) {
            probe.write("/20/0/4015", Value.of(format - ContentFormat.TLV + 1));
            assertThat(codec.decode(format, at("/20/0/4014"), bytes(probe), TYPES))
                    .extracting(value -> value.value().toString())
                    .containsExactlyElementsOf(text);
        }
    }

    private static byte[] bytes(ObjectProbe probe) {
        return ((OpaqueValue) probe.value("/20/0/4014")).bytes();
    }

    private static List<PathValue> lines(long first, long second) {
        return List.of(
                new PathValue(at("/20/0/4014/0"), Value.of(FIRST), first),
                new PathValue(at("/20/0/4014/1"), Value.of(SECOND), second));
    }

    private List<PathValue> decoded(int format, int contentFormat) throws RequestRefused {
        server.write("/20/0/4015", Value.of(format));
        assertThat(server.read("/20/0/4015")).containsExactly("/20/0/4015=" + format);
        return codec.decode(contentFormat, at("/20/0/4014"), bytes("/20/0/4014"), TYPES);
    }

    @Test
    void another_class_counts_from_then_on() {
        object.addSource(source);
        server.write("/20/0/4010", Value.of(Event.SECURITY));
        source.tell(1, Event.SYSTEM, Severity.INFO, "app", "one");
        source.tell(2, Event.SECURITY, Severity.WARNING, "door", "two");
        assertThat(text("/20/0/4014")).isEqualTo(SECOND + "\n");
    }

    @Test
    void what_can_not_be_is_refused() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/20/0/4010", Value.of(256)));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/20/0/4015", Value.of(4)));
        assertRefused(
                ResponseCode.BAD_REQUEST,
                () -> server.write("/20/0", false, at("/20/0/4010", Value.of(5)), at("/20/0/4015", Value.of(-1))));
        assertThat(server.read("/20/0/4010")).containsExactly("/20/0/4010=0");
    }

    @Test
    void what_servers_said_survives_a_restart_and_events_do_not() {
        two();
        server.write("/20/1", false, at("/20/1/4010", Value.of(101)), at("/20/1/4015", Value.of(2)));
        server.execute("/20/1/4012");
        var kept =
                object.durability().orElseThrow().kept().toCompletableFuture().join();
        var restarted = new EventLogObject(2, 3, true);
        restarted.durability().orElseThrow().restore(kept).toCompletableFuture().join();

        assertThat(new ObjectProbe(restarted).read("/20/1"))
                .containsExactly("/20/1/4010=101", "/20/1/4013=1", "/20/1/4014=0 bytes", "/20/1/4015=2");
        assertThat(new ObjectProbe(restarted).read("/20/0/4013")).containsExactly("/20/0/4013=0");
    }

    @Test
    void it_lets_go_of_its_sources() {
        object.addSource(source);
        object.removeSource(source);
        assertThat(source.listeners).isEmpty();
        object.addSource(source);
        object.close();
        assertThat(source.listeners).isEmpty();
    }

    private String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) {
        return ((OpaqueValue) server.value(path)).bytes();
    }
}
