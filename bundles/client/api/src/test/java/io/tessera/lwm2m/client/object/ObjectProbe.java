// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Uses an Object as a client's object tree does, and notes what it tells. */
public final class ObjectProbe implements ObjectListener, AutoCloseable {

    private final Lwm2mObject object;
    private final Caller caller;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final AutoCloseable listening;

    public ObjectProbe(Lwm2mObject object) {
        this(object, new Caller(1));
    }

    public ObjectProbe(Lwm2mObject object, Caller caller) {
        this.object = object;
        this.caller = caller;
        listening = object.listen(this);
    }

    /** What is at a path, one {@code path=value} each. */
    public List<String> read(String path) {
        return values(path).stream().map(PathValue::toString).toList();
    }

    public List<PathValue> values(String path) {
        return now(object.read(caller, at(path)));
    }

    /** The one value at a path. */
    public Value value(String path) {
        var values = values(path);
        assertThat(values).hasSize(1);
        return values.get(0).value();
    }

    public void write(String path, Value value) {
        now(object.write(caller, at(path), true, List.of(new PathValue(at(path), value))));
    }

    public void write(String target, boolean replace, PathValue... values) {
        now(object.write(caller, at(target), replace, List.of(values)));
    }

    public void create(int instance, PathValue... values) {
        now(object.create(caller, instance, List.of(values)));
    }

    public void delete(String path) {
        now(object.delete(caller, at(path)));
    }

    public void execute(String path) {
        execute(path, "");
    }

    public void execute(String path, String arguments) {
        now(object.execute(caller, at(path), arguments));
    }

    /** What was told since the last time that this was asked. */
    public List<String> events() {
        var told = List.copyOf(events);
        events.clear();
        return told;
    }

    /** That something is refused with a code. */
    public static void assertRefused(ResponseCode code, Runnable request) {
        try {
            request.run();
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(RequestRefused.class);
            assertThat(((RequestRefused) e.getCause()).code()).isEqualTo(code);
            return;
        }
        fail("not refused");
    }

    public static Path at(String path) {
        try {
            return Path.parse(path);
        } catch (RequestRefused e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static PathValue at(String path, Value value) {
        return new PathValue(at(path), value);
    }

    private static <T> T now(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        assertThat(future).as("done at once").isDone();
        return future.join();
    }

    @Override
    public void changed(Path path) {
        events.add("changed " + path);
    }

    @Override
    public void instanceAdded(Path instance) {
        events.add("added " + instance);
    }

    @Override
    public void instanceRemoved(Path instance) {
        events.add("removed " + instance);
    }

    @Override
    public void close() throws Exception {
        listening.close();
    }
}
