// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * Every bundle of an Object is uninstalled, and installed again, while the client is registered at two servers. Each of
 * them hears one Update with the list without it and its rules in Object 2, and one with them; what it observed there ends
 * with 4.04; there is nothing else to be noticed.
 */
final class ObjectWalk implements AutoCloseable {

    private static final String OBJECTS = "io.tessera.lwm2m.objects.";

    /** Without them there is no client that is registered. */
    private static final Set<String> STAY = Set.of(OBJECTS + "security", OBJECTS + "server");

    /** What Object 14 shows: not the bundles that go and come, which would be in the list, too. */
    private static final String SHOWN = "io.tessera.lwm2m.codec";

    private final BundleContext context;
    private final NeutralServices host;
    private final RegisteredTwice client;

    ObjectWalk(BundleContext context, ConfigurationAdmin configurations, ServiceComponentRuntime runtime)
            throws Exception {
        this.context = context;
        RegisteredTwice.change(
                configurations.getConfiguration(OBJECTS + "software_component", "?"),
                Map.of("enabled", true, "names", new String[] {SHOWN}));
        RegisteredTwice.change(
                configurations.getConfiguration("io.tessera.lwm2m.bridge.mapping", "?"), Map.of("grace", 0));
        RegisteredTwice.change(
                configurations.getConfiguration("io.tessera.lwm2m.bridge.linux", "?"),
                Map.of("root", hostWithSensor().toString()));
        host = new NeutralServices(context, runtime);
        host.offerWhatIsMissing(OBJECTS);
        client = new RegisteredTwice(context, configurations, ObjectWalk::isSettled);
    }

    /** One thermometer and nothing else: what the machine has that this runs on may come and go. */
    private static Path hostWithSensor() throws IOException {
        var host = Files.createTempDirectory(Path.of("").toAbsolutePath(), "host-");
        var zone = Files.createDirectories(host.resolve("sys/class/thermal/thermal_zone0"));
        Files.writeString(zone.resolve("type"), "board\n");
        Files.writeString(zone.resolve("temp"), "41000\n");
        return host;
    }

    /** There is no sensor but that one any more. */
    private static boolean isSettled(Set<String> links) {
        var sensors = links.stream().filter(link -> link.startsWith("</33")).toList();
        return sensors.size() == 2 && sensors.stream().allMatch(link -> link.startsWith("</3303"));
    }

    /** The names of the bundles that had an Object which servers see. */
    List<String> walk() throws Exception {
        var names = new ArrayList<String>();
        for (var bundle : context.getBundles()) {
            var name = bundle.getSymbolicName();
            if (name.startsWith(OBJECTS)
                    && !STAY.contains(name)
                    && !goAndComeBack(bundle).isEmpty()) {
                names.add(name.substring(OBJECTS.length()));
            }
        }
        return names;
    }

    /** The Objects that went and came. */
    private Set<Long> goAndComeBack(Bundle bundle) throws Exception {
        var name = bundle.getSymbolicName();
        var before = client.list();
        var objects = objects(bundle);
        objects.removeIf(object -> before.equals(without(before, Set.of(object))));
        observe(objects);
        bundle.uninstall();
        if (!objects.isEmpty()) {
            client.told(name + " goes", without(before, objects));
            observationsEnd(objects);
        }
        client.nothingElse(name + " is gone");
        comeBack(bundle);
        if (!objects.isEmpty()) {
            client.told(name + " comes", before);
            assertEquals(name, before.size(), client.list().size());
        }
        client.nothingElse(name + " is back");
        return objects;
    }

    private void comeBack(Bundle bundle) throws BundleException {
        context.installBundle(bundle.getLocation()).start();
    }

    private void observe(Set<Long> objects) throws InterruptedException {
        for (var server : client.servers()) {
            for (var object : objects) {
                server.observe(object.toString());
            }
        }
    }

    private void observationsEnd(Set<Long> objects) throws InterruptedException {
        for (var server : client.servers()) {
            for (var object : objects) {
                var last = server.nextNotification(object.toString());
                // A value that changed before the Object went.
                while (last.getCode().text.equals("2.05")) {
                    last = server.nextNotification(object.toString());
                }
                assertEquals("observation of /" + object, "4.04", last.getCode().text);
                assertEquals(0, server.notificationsLeft(object.toString()));
            }
        }
    }

    private static Set<String> without(Set<String> links, Set<Long> objects) {
        return links.stream()
                .filter(link -> objects.stream().noneMatch(id -> link.matches("</%d[/>].*".formatted(id))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Long> objects(Bundle bundle) {
        var services = bundle.getRegisteredServices();
        return Arrays.stream(services == null ? new ServiceReference<?>[0] : services)
                .map(service -> service.getProperty("lwm2m.object.id"))
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        client.close();
        host.close();
    }
}
