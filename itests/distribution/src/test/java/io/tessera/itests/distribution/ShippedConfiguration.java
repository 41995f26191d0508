// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.osgi.service.cm.ConfigurationAdmin;

/** Brings the distributions' {@code .cfg} files to a framework that has no File Install. */
final class ShippedConfiguration {

    private final ConfigurationAdmin configurations;
    private final UnaryOperator<String> expand;

    ShippedConfiguration(ConfigurationAdmin configurations, UnaryOperator<String> expand) {
        this.configurations = configurations;
        this.expand = expand;
    }

    /** The PIDs that have a configuration now. */
    Set<String> bring(Path folder) throws IOException {
        var pids = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".cfg")).toList()) {
                pids.add(bringFile(file));
            }
        }
        return pids;
    }

    @SuppressWarnings("JdkObsolete") // ConfigurationAdmin takes a Dictionary
    private String bringFile(Path file) throws IOException {
        var name = file.getFileName().toString().replaceFirst("\\.cfg$", "");
        int dash = name.indexOf('-');
        var pid = dash < 0 ? name : name.substring(0, dash);
        var configuration = dash < 0
                ? configurations.getConfiguration(pid, "?")
                : configurations.getFactoryConfiguration(pid, name.substring(dash + 1), "?");
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        var values = new Hashtable<String, Object>();
        properties.forEach((key, value) -> values.put((String) key, expand.apply((String) value)));
        configuration.update(values);
        return pid;
    }
}
