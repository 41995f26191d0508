// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap.watch;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.InformationReporting;
import io.tessera.lwm2m.server.Notification;
import io.tessera.lwm2m.server.NotificationListener;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/** An application of our server: observes, and reads and writes all the time. */
public final class Watch implements BundleActivator, NotificationListener {

    private static final String SERVICE = "hotswap";
    private static final int SENSOR = 3300;
    private static final int SECONDS = 30;
    private static final int LOOKS = 1000;
    private static final String DONE = "done";

    private BundleContext context;
    private final BiConsumer<Object, Object> heard =
            (id, number) -> recorder("heard").accept(id, number);
    private final BiConsumer<Object, Object> answered =
            (nanos, failure) -> recorder("answered").accept(nanos, failure);
    private volatile Thread load;

    @Override
    public void start(BundleContext bundleContext) {
        context = bundleContext;
        context.registerService(NotificationListener.class, this, null);
        UnaryOperator<String> commands = this::command;
        context.registerService(UnaryOperator.class, commands, properties());
    }

    @SuppressWarnings("JdkObsolete") // what the framework takes
    private static java.util.Dictionary<String, Object> properties() {
        var properties = new java.util.Hashtable<String, Object>();
        properties.put(SERVICE, "commands");
        return properties;
    }

    /** The agent's: it may come later than this. */
    @SuppressWarnings("unchecked")
    private BiConsumer<Object, Object> recorder(String name) {
        try {
            var found = context.getServiceReferences(BiConsumer.class, "(%s=%s)".formatted(SERVICE, name));
            return context.getService(found.iterator().next());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As soon as it is there: that is what applications do while it is replaced. */
    private <T> T service(Class<T> type) {
        for (int i = 0; i < LOOKS; i++) {
            var found = context.getServiceReference(type);
            var service = found == null ? null : context.getService(found);
            if (service != null) {
                return service;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        throw new IllegalStateException("there is no " + type.getSimpleName());
    }

    private String command(String line) {
        var words = line.split(" ");
        return switch (words[0]) {
            case "observe" -> observe(words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            case "load" -> load(words[1]);
            case "rest" -> rest();
            default -> throw new IllegalArgumentException(line);
        };
    }

    private String observe(String endpoint, int from, int count) {
        for (int i = from; i < from + count; i++) {
            var answer = get(service(InformationReporting.class)
                    .observe(endpoint, Path.of(SENSOR, i, 5700), ContentFormat.SENML_CBOR, List.of()));
            if (!answer.isSuccess()) {
                throw new IllegalStateException(i + ": " + answer);
            }
        }
        return DONE;
    }

    private String load(String endpoint) {
        load = new Thread(() -> ask(endpoint), "hotswap load");
        load.setDaemon(true);
        load.start();
        return DONE;
    }

    private void ask(String endpoint) {
        var self = load;
        for (int i = 0; self == load; i++) {
            long begin = System.nanoTime();
            var failure = failure(endpoint, i);
            answered.accept(System.nanoTime() - begin, failure);
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private String failure(String endpoint, int number) {
        var what = number % 5 == 0 ? "write" : "read";
        try {
            var answer = get(number % 5 == 0 ? write(endpoint, number) : read(endpoint, number));
            return answer.isSuccess() ? "" : what + " " + answer.code() + " " + answer.diagnostic();
        } catch (RuntimeException e) {
            return what + " " + e.getMessage();
        }
    }

    private CompletionStage<Answer> write(String endpoint, int number) {
        var path = Path.of(1, 0, 5);
        return service(DeviceManagement.class)
                .replace(endpoint, path, List.of(new PathValue(path, Value.of(80_000L + number))), ContentFormat.NONE);
    }

    private CompletionStage<Answer> read(String endpoint, int number) {
        var path = number % 2 == 0 ? Path.of(3, 0, 16) : Path.of(SENSOR, 0, 5700);
        return service(DeviceManagement.class).read(endpoint, path, ContentFormat.NONE);
    }

    private static Answer get(CompletionStage<Answer> stage) {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    private String rest() {
        load = null;
        return DONE;
    }

    @Override
    public void notification(Notification notification) {
        var path = notification.observation().path();
        if (path.object() != SENSOR || path.depth() < 3) {
            return;
        }
        if (!notification.code().isSuccess()) {
            answered.accept(0L, "observation of %s ended with %s".formatted(path, notification.code()));
            return;
        }
        for (var value : notification.values()) {
            if (value.value() instanceof Value.FloatValue number) {
                heard.accept(path.instance(), (long) number.value());
            }
        }
    }

    @Override
    public void stop(BundleContext bundleContext) {
        load = null;
    }
}
