// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * Whatever of the host Objects wait for, so that they are there: services that know nothing and whose every operation
 * succeeds at once.
 */
final class NeutralServices implements AutoCloseable {

    private static final String HOST = "io.tessera.lwm2m.platform.";

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;
    private final Set<String> offered = new HashSet<>();
    private final Deque<ServiceRegistration<?>> registrations = new ArrayDeque<>();

    NeutralServices(BundleContext context, ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    /** Offers what the components of Objects still miss. */
    void offerWhatIsMissing(String prefix) throws ClassNotFoundException {
        for (var component : runtime.getComponentDescriptionDTOs()) {
            if (!component.bundle.symbolicName.startsWith(prefix)) {
                continue;
            }
            for (var configuration : runtime.getComponentConfigurationDTOs(component)) {
                for (var reference : configuration.unsatisfiedReferences) {
                    offer(context.getBundle(component.bundle.id).loadClass(interfaceOf(component, reference)));
                }
            }
        }
    }

    private static String interfaceOf(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
        for (var reference : component.references) {
            if (reference.name.equals(missing.name)) {
                return reference.interfaceName;
            }
        }
        throw new IllegalArgumentException(component.name + " has no " + missing.name);
    }

    private void offer(Class<?> type) {
        if (type.getName().startsWith(HOST) && offered.add(type.getName())) {
            var service = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Neutral());
            registrations.push(context.registerService(type.getName(), service, null));
        }
    }

    private static final class Neutral implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(proxy, method.getName(), arguments);
            }
            return method.isDefault()
                    ? InvocationHandler.invokeDefault(proxy, method, arguments)
                    : of(method.getReturnType());
        }

        private static Object ofObject(Object proxy, String name, Object[] arguments) {
            return switch (name) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "a neutral service";
            };
        }

        private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
                Map.entry(Optional.class, Optional.empty()),
                Map.entry(List.class, List.of()),
                Map.entry(Set.class, Set.of()),
                Map.entry(SortedSet.class, new TreeSet<>()),
                Map.entry(Map.class, Map.of()),
                Map.entry(String.class, ""),
                Map.entry(boolean.class, false),
                Map.entry(int.class, 0),
                Map.entry(long.class, 0L),
                Map.entry(double.class, 0.0),
                Map.entry(AutoCloseable.class, (AutoCloseable) () -> {}));

        private static Object of(Class<?> type) throws ReflectiveOperationException {
            if (type == CompletionStage.class) {
                return CompletableFuture.completedFuture(null);
            }
            if (type.isEnum()) {
                return type.getEnumConstants()[0];
            }
            return type.isRecord() ? record(type) : VALUES.get(type);
        }

        private static Object record(Class<?> type) throws ReflectiveOperationException {
            var components = type.getRecordComponents();
            var types = new Class<?>[components.length];
            var values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = of(types[i]);
            }
            return type.getDeclaredConstructor(types).newInstance(values);
        }
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
