// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.web.api.Console;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.useradmin.UserAdmin;

/** The gateway's bundles in Kura's console, and a first server as docs/kura.md says. */
class FirstServerTest {

    private static final String KEY = "000102030405060708090A0B0C0D0E0F";
    private static final List<String> GATEWAY = List.of("coap-gateway", "runtime-gateway", "socket-gateway");

    @TempDir
    private Path storage;

    private final Changes changes = new Changes();
    private Ground ground;
    private FakeKura kura;

    @BeforeEach
    void start() throws Exception {
        DataFolder.clear();
        ground = new Ground(storage, "org.eclipse.equinox.cm");
        ServiceListener listener = event -> changes.happened();
        ground.context().addServiceListener(listener);
        ground.context().registerService(CryptoService.class, new ReversingCrypto(), null);
        kura = new FakeKura(ground.context(), changes);
        kura.start();
        for (var feature : List.of("kura", "protocol", "client", "objects")) {
            ground.feature(feature);
        }
        for (var bundle : ground.context().getBundles()) {
            bundle.start();
        }
    }

    @AfterEach
    void stop() throws Exception {
        kura.close();
        ground.close();
        DataFolder.clear();
    }

    private void create(String name, String factory, Map<String, Object> values) throws Exception {
        kura.create("io.tessera.lwm2m." + factory, name, values);
        changes.await(() -> kura.entries().contains(name), true);
    }

    @Test
    void each_single_is_an_entry_and_a_first_server_takes_one_step() throws Exception {
        assertThat(ground.context().getBundles()).allMatch(bundle -> bundle.getState() == Bundle.ACTIVE);
        var singles = kura.singles("io.tessera.");
        assertThat(singles).contains("io.tessera.lwm2m.client.registration", "io.tessera.lwm2m.objects.device");
        changes.await(
                () -> kura.entries().containsAll(singles) && kura.entries().containsAll(GATEWAY), true);

        create("north", "client.runtime.account", Map.of());
        kura.apply("north", Map.of("uri", "coaps://127.0.0.1:9", "shortServerId", 1, "identity", "kura", ".key", KEY));

        kura.awaitStatus("registered at 0 of 1 servers");
        assertThat(kura.entries())
                .hasSize(singles.size() + 4)
                .doesNotHaveDuplicates()
                .contains("north");
        assertThat(published()).noneMatch(value -> value.contains(KEY));

        kura.restore(kura.snapshot());

        changes.await(() -> kura.tracked().keySet().containsAll(GATEWAY), true);
        kura.awaitStatus("registered at 0 of 1 servers");
        assertThat(kura.entries()).hasSize(singles.size() + 4);
    }

    /** Every value that our bundles' services show to all. */
    private List<String> published() {
        return services()
                .flatMap(reference -> Arrays.stream(reference.getPropertyKeys()).map(reference::getProperty))
                .map(value -> value instanceof Object[] several ? Arrays.toString(several) : String.valueOf(value))
                .toList();
    }

    private Stream<ServiceReference<?>> services() {
        return Arrays.stream(ground.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("io.tessera."))
                .map(Bundle::getRegisteredServices)
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream);
    }

    @Test
    void nothing_is_on_the_port_of_kura_but_what_its_console_guards() {
        var paths = new CopyOnWriteArrayList<String>();
        ground.context().registerService(UserAdmin.class, proxy(UserAdmin.class, call -> {}), null);
        ground.context().registerService(Console.class, proxy(Console.class, paths::add), null);

        assertThat(paths).containsExactly("registerSecuredServlet /lwm2m-gateway", "registerConsoleExtensionBundle");
        assertThat(services())
                .flatExtracting(reference -> List.of(reference.getPropertyKeys()))
                .noneMatch(key -> key.startsWith("osgi.http.whiteboard") || key.startsWith("osgi.jaxrs"));
    }

    /** Tells of each call, with the path that it is about. */
    private static <T> T proxy(Class<T> type, Consumer<String> told) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.getName().equals("hashCode") ? System.identityHashCode(self) : self == given[0];
            }
            boolean hasPath = given != null && given[0] instanceof String;
            told.accept(hasPath ? method.getName() + " " + given[0] : method.getName());
            return null;
        }));
    }
}
