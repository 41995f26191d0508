// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Listens to the points of the bridge, whose types only the bundles know. */
final class PointsHeard {

    private static final String SOURCE = "io.tessera.lwm2m.bridge.PointSource";
    private static final String LISTENER = "io.tessera.lwm2m.bridge.PointListener";

    private final BundleContext context;
    private final Changes changes;
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Map<String, ServiceTracker<?, ?>> sources = new ConcurrentHashMap<>();
    private final Map<String, Object> points = new ConcurrentHashMap<>();

    PointsHeard(BundleContext context, Changes changes) {
        this.context = context;
        this.changes = changes;
    }

    /** To the source of that Kura name, whenever it comes. */
    void listen(String kuraPid) throws InvalidSyntaxException {
        var filter = context.createFilter("(&(objectClass=%s)(kura.service.pid=%s))".formatted(SOURCE, kuraPid));
        var tracker = new ServiceTracker<Object, Object>(context, filter, null) {
            @Override
            public Object addingService(ServiceReference<Object> reference) {
                var source = super.addingService(reference);
                listenTo(source);
                return source;
            }
        };
        tracker.open();
        sources.put(kuraPid, tracker);
    }

    private void listenTo(Object source) {
        try {
            var loader = source.getClass().getClassLoader();
            var listener = loader.loadClass(LISTENER);
            var proxy = Proxy.newProxyInstance(
                    loader, new Class<?>[] {listener}, (self, method, given) -> heard(method.getName(), given));
            loader.loadClass(SOURCE).getMethod("listen", listener).invoke(source, proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object heard(String what, Object... given) throws ReflectiveOperationException {
        switch (what) {
            case "added" -> points.put(name(given[0]), given[0]);
            case "measured" -> values.put(name(given[0]), given[1].toString());
            case "failed" -> values.put(name(given[0]), "failed: " + given[1]);
            case "removed" -> values.remove(name(given[0]));
            default -> {
                return CompletableFuture.completedStage(null);
            }
        }
        changes.happened();
        return null;
    }

    private static String name(Object point) throws ReflectiveOperationException {
        return point.getClass().getMethod("name").invoke(point).toString();
    }

    /** As text; empty if there is none. */
    String value(String point) {
        return values.getOrDefault(point, "");
    }

    /** As a server would. */
    CompletionStage<?> write(String kuraPid, String point, double number) throws Exception {
        var source = sources.get(kuraPid).getService();
        var type = points.get(point).getClass();
        var value = type.getClassLoader().loadClass("io.tessera.lwm2m.model.Value");
        return (CompletionStage<?>) source.getClass()
                .getMethod("write", type, value)
                .invoke(
                        source,
                        points.get(point),
                        value.getMethod("of", double.class).invoke(null, number));
    }
}
