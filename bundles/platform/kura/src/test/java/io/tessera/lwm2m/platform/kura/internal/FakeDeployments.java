// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;
import org.eclipse.kura.deployment.agent.DeploymentAgentService;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.service.deploymentadmin.BundleInfo;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.deploymentadmin.DeploymentPackage;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;

/** Kura's agent, with what surprises in it: it moves files, decodes no URL, starts all, and calls all of that successful. */
final class FakeDeployments implements DeploymentAgentService {

    final Path index;
    final Map<String, DeploymentPackage> packages = new TreeMap<>();

    /** Bundles that lack something, with the version of their package, such as {@code example.one 2.0.0}. */
    final Set<String> unresolvable = ConcurrentHashMap.newKeySet();

    final Set<String> unstartable = ConcurrentHashMap.newKeySet();
    final List<String> done = new ArrayList<>();
    EventHandler handler = event -> {};
    String refusal = "";
    boolean isSilent;

    private final Path folder;

    FakeDeployments(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        index = folder.resolve("dpa.properties");
        Files.createFile(index);
    }

    InstalledPackages installed() {
        return new InstalledPackages(
                fake(DeploymentAdmin.class, (self, method, given) -> switch (method.getName()) {
                    case "listDeploymentPackages" -> packages.values().toArray(DeploymentPackage[]::new);
                    case "getDeploymentPackage" -> packages.get(given[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                }),
                index.toString());
    }

    @Override
    public void installDeploymentPackageAsync(String url) throws Exception {
        if (isSilent) {
            return;
        }
        var file = Path.of(new URL(url).getPath());
        if (!refusal.isEmpty() || !Files.exists(file)) {
            tell(DeploymentAgent.INSTALLED, "UNKNOWN", url, new IOException("refused: " + refusal));
            return;
        }
        var made = make(file);
        var name = made.getName();
        done.add("install " + name + " " + made.getVersion());
        packages.put(name, made);
        var kept = folder.resolve(name + "_" + made.getVersion() + ".dp");
        Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
        note(files -> files.setProperty(name, "file:" + kept));
        tell(DeploymentAgent.INSTALLED, name, url, null);
    }

    @Override
    public void uninstallDeploymentPackageAsync(String name) {
        done.add("uninstall " + name);
        packages.remove(name);
        note(files -> files.remove(name));
        tell(DeploymentAgent.UNINSTALLED, name, "", null);
    }

    private void note(java.util.function.Consumer<Properties> change) {
        var files = new Properties();
        try (var in = new FileReader(index.toFile())) {
            files.load(in);
            change.accept(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var out = new FileWriter(index.toFile())) {
            files.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(String topic, String name, String url, Exception failure) {
        var properties = new HashMap<String, Object>();
        properties.put("deploymentpackage.name", name);
        properties.put("deploymentpackage.url", url);
        properties.put("successful", failure == null);
        properties.put("exception", failure);
        handler.handleEvent(new Event(topic, properties));
    }

    private DeploymentPackage make(Path file) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            var headers = jar.getManifest().getMainAttributes();
            var version = headers.getValue("DeploymentPackage-Version");
            var bundles = new TreeMap<String, Bundle>();
            for (var section : jar.getManifest().getEntries().values()) {
                var name = section.getValue("Bundle-SymbolicName");
                bundles.put(name, bundle(name, version));
            }
            return made(headers.getValue("DeploymentPackage-SymbolicName"), version, bundles);
        }
    }

    private static DeploymentPackage made(String name, String version, Map<String, Bundle> bundles) {
        var infos = bundles.keySet().stream().map(FakeDeployments::info).toArray(BundleInfo[]::new);
        return fake(DeploymentPackage.class, (self, method, given) -> switch (method.getName()) {
            case "getName" -> name;
            case "getVersion" -> Version.parseVersion(version);
            case "isStale" -> false;
            case "getBundleInfos" -> infos;
            case "getBundle" -> bundles.get(given[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static BundleInfo info(String name) {
        return fake(BundleInfo.class, (self, method, given) -> name);
    }

    /** Kura starts it at once, if that goes. */
    private Bundle bundle(String name, String version) {
        boolean isResolved = !unresolvable.contains(name + " " + version);
        boolean isStarted = isResolved && !unstartable.contains(name + " " + version);
        var state = new AtomicInteger(isStarted ? Bundle.ACTIVE : isResolved ? Bundle.RESOLVED : Bundle.INSTALLED);
        return fake(Bundle.class, (self, method, given) -> {
            switch (method.getName()) {
                case "start" -> state.set(Bundle.ACTIVE);
                case "stop" -> state.set(Bundle.RESOLVED);
                default -> {}
            }
            return switch (method.getName()) {
                case "getState" -> state.get();
                case "getSymbolicName" -> name;
                case "getHeaders" -> new Hashtable<>();
                default -> null;
            };
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
