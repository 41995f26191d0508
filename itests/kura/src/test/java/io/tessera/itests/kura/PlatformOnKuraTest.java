// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.deployment.agent.DeploymentAgentService;
import org.eclipse.kura.position.PositionService;
import org.eclipse.kura.security.keystore.KeystoreService;
import org.eclipse.kura.system.SystemAdminService;
import org.eclipse.kura.system.SystemService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.deploymentadmin.DeploymentPackage;

/** What Kura has for the platform comes and goes, and with each of its services what is made of it. */
class PlatformOnKuraTest {

    private static final String PID = "io.tessera.lwm2m.platform.kura";

    @TempDir
    private Path storage;

    @TempDir
    private Path data;

    private final Changes changes = new Changes();
    private final Map<Class<?>, ServiceRegistration<?>> kura = new LinkedHashMap<>();
    private Ground ground;
    private Bundle platform;

    @BeforeEach
    void start() throws Exception {
        ground = new Ground(storage, "org.eclipse.equinox.cm");
        ServiceListener listener = event -> changes.happened();
        ground.context().addServiceListener(listener);
        ground.room("data/model").start();
        ground.room("platform/api").start();
        platform = ground.room("platform/kura");
        platform.start();
    }

    @AfterEach
    void stop() throws Exception {
        ground.close();
    }

    /** One that answers nothing, but what is said here. */
    private <T> void offer(Class<T> type, Map<String, Object> properties, Map<String, Object> answers) {
        var service = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            boolean isOwn = method.getDeclaringClass() == Object.class;
            if (isOwn) {
                return method.getName().equals("hashCode") ? System.identityHashCode(self) : self == given[0];
            }
            return answers.getOrDefault(method.getName(), method.getReturnType() == boolean.class ? false : null);
        });
        kura.put(type, ground.context().registerService(type, type.cast(service), new Hashtable<>(properties)));
    }

    private void withdraw(Class<?> type) {
        kura.remove(type).unregister();
    }

    private void offerAll() {
        offer(
                SystemService.class,
                Map.of(),
                Map.of("getProperties", new Properties(), "getKuraDataDirectory", data.toString()));
        offer(SystemAdminService.class, Map.of(), Map.of());
        offer(CryptoService.class, Map.of(), Map.of());
        offer(PositionService.class, Map.of(), Map.of());
        offer(KeystoreService.class, Map.of("kura.service.pid", "SSLKeystore"), Map.of());
        offer(DeploymentAgentService.class, Map.of(), Map.of());
        offer(DeploymentAdmin.class, Map.of(), Map.of("listDeploymentPackages", new DeploymentPackage[0]));
    }

    /** What the bundle offers of the platform's API, by the last word of its name. */
    private List<String> offered() {
        var names = new ArrayList<String>();
        var references = platform.getRegisteredServices();
        for (var reference : references == null ? new ServiceReference<?>[0] : references) {
            Arrays.stream((String[]) reference.getProperty(Constants.OBJECTCLASS))
                    .filter(name -> name.startsWith("io.tessera.lwm2m.platform.") && !name.contains(".internal."))
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .forEach(names::add);
        }
        names.sort(null);
        return names;
    }

    private void configure(String pid, Map<String, Object> values) throws Exception {
        var admin = ground.context().getService(ground.context().getServiceReference(ConfigurationAdmin.class));
        admin.getConfiguration(pid, "?").update(new Hashtable<>(new TreeMap<>(values)));
    }

    @Test
    void without_a_service_of_kura_nothing_is_made_of_it() throws Exception {
        assertThat(platform.getState()).isEqualTo(Bundle.ACTIVE);
        changes.await(this::offered, List.of());

        offerAll();
        changes.await(this::offered, List.of("DeviceInfo", "KeyProvider", "PositionSource"));

        withdraw(KeystoreService.class);
        changes.await(this::offered, List.of("DeviceInfo", "PositionSource"));
        withdraw(PositionService.class);
        changes.await(this::offered, List.of("DeviceInfo"));
        withdraw(SystemService.class);
        changes.await(this::offered, List.of());
    }

    @Test
    void each_keystore_has_its_name_and_goes_alone() throws Exception {
        offer(KeystoreService.class, Map.of("kura.service.pid", "SSLKeystore"), Map.of());
        var first = kura.get(KeystoreService.class);
        offer(KeystoreService.class, Map.of("kura.service.pid", "DeviceKeys"), Map.of());
        offer(KeystoreService.class, Map.of(), Map.of());
        changes.await(this::keystores, List.of("DeviceKeys", "SSLKeystore"));

        first.unregister();
        changes.await(this::keystores, List.of("DeviceKeys"));

        platform.stop();
        platform.start();
        changes.await(this::keystores, List.of("DeviceKeys"));
    }

    private List<String> keystores() {
        var references = platform.getRegisteredServices();
        return Arrays.stream(references == null ? new ServiceReference<?>[0] : references)
                .map(reference -> (String) reference.getProperty("lwm2m.keys"))
                .filter(name -> name != null)
                .sorted()
                .toList();
    }

    @Test
    void what_changes_the_gateway_is_there_only_where_that_is_configured() throws Exception {
        offerAll();
        configure(PID, Map.of("secrets", true, "reboot", true));
        changes.await(
                this::offered, List.of("DeviceInfo", "KeyProvider", "PositionSource", "RebootControl", "Secrets"));

        configure(PID + ".installer", Map.of("enabled", true, "trust", "unused"));
        changes.await(() -> offered().contains("PackageInstaller"), true);

        withdraw(DeploymentAgentService.class);
        withdraw(CryptoService.class);
        changes.await(this::offered, List.of("DeviceInfo", "KeyProvider", "PositionSource", "RebootControl"));
    }
}
