// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static java.util.Map.entry;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Constants;

/** A distribution as it was built, its launcher's work done by Pax Exam: the same bundles, levels, properties, files. */
final class DistributionUnderTest {

    private static final Path ROOT = Path.of(System.getProperty("tessera.root", "../.."));
    private static final int START_LEVEL = 100;

    private final String role;
    private final Path home;
    private final Path work;

    DistributionUnderTest(String role) throws IOException {
        this.role = role;
        home = ROOT.resolve("distribution/%s/target/tessera-%s".formatted(role, role))
                .toAbsolutePath()
                .normalize();
        work = Files.createTempDirectory(Path.of("").toAbsolutePath(), "work-" + role + "-");
    }

    static Path config(String role) {
        return ROOT.resolve("distribution/%s/target/tessera-%s/config".formatted(role, role));
    }

    /** The bundle that developers copy. */
    static Path example() {
        return ROOT.resolve("docs/example-object/target/com.example.lamp-1.0.0-SNAPSHOT.jar")
                .toAbsolutePath()
                .normalize();
    }

    /** Everything: framework properties, infrastructure, our bundles. */
    Option whole() throws IOException {
        var options = new ArrayList<Option>();
        options.add(frameworkStartLevel(START_LEVEL));
        options.add(junitBundles());
        frameworkProperties().forEach((key, value) -> options.add(option(key, value)));
        // As properties of the framework, so that several distributions can be tested in one process.
        settings().forEach((key, value) -> options.add(frameworkProperty(key).value(value)));
        for (var line : bundleList()) {
            options.add(
                    bundle(home.resolve("bundle").resolve(line.file()).toUri().toString())
                            .startLevel(line.level()));
        }
        return composite(options.toArray(Option[]::new));
    }

    /** Pax Exam adds packages of its own to those of the system bundle. */
    private static Option option(String key, String value) {
        return key.equals(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA)
                ? systemPackages(value.split(","))
                : frameworkProperty(key).value(value);
    }

    /** Our own bundles and nothing of Felix. */
    List<Path> ownBundles() throws IOException {
        return bundleList().stream()
                .map(Line::file)
                .filter(file -> file.startsWith("io.tessera."))
                .map(file -> home.resolve("bundle").resolve(file))
                .toList();
    }

    /** What a launcher does before the framework starts. */
    void prepare() throws IOException {
        var config = Files.createDirectories(work.resolve("config"));
        try (var files = Files.list(home.resolve("config"))) {
            for (var file : files.toList()) {
                Files.copy(file, config.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                entry("tessera.work", work.toString()),
                entry("tessera.home", home.toString()),
                entry("tessera.host", "127.0.0.1"),
                entry("tessera.coap-host", "127.0.0.1"),
                entry("tessera.coap-port", "0"),
                entry("tessera.http-port", "0"),
                entry("tessera.http-authentication", "basic"),
                entry("tessera.endpoint", "itest-" + role),
                entry("tessera.server", "coap://127.0.0.1:9"),
                entry("tessera.bootstrap", "false"),
                entry("tessera.scheme", "coap"),
                entry("tessera.security", "NoSec"),
                entry("tessera.key-file", ""),
                entry("tessera.log-level", "WARN"));
    }

    private Map<String, String> frameworkProperties() throws IOException {
        var file = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("etc/framework.properties"))) {
            file.load(in);
        }
        var properties = new java.util.TreeMap<String, String>();
        file.forEach((key, value) -> properties.put((String) key, expand((String) value)));
        return properties;
    }

    String expand(String text) {
        var expanded = text;
        for (var setting : settings().entrySet()) {
            expanded = expanded.replace("${" + setting.getKey() + "}", setting.getValue());
        }
        return expanded;
    }

    private List<Line> bundleList() throws IOException {
        return Files.readAllLines(home.resolve("etc/bundles")).stream()
                .map(line -> line.split(" "))
                .map(columns -> new Line(Integer.parseInt(columns[0]), columns[1]))
                .toList();
    }

    private record Line(int level, String file) {}
}
