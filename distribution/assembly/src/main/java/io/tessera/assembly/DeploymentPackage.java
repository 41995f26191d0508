// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * A Deployment Package (Compendium, 114) of one bundle, of the same name and version. One and no more: Kura, as the
 * specification has it, lets a bundle belong to one package only, and stops all bundles of a package that is updated.
 */
final class DeploymentPackage {

    /** What a gateway has itself: a second one beside it would split its world, or be refused by Kura. */
    private static final Pattern OF_THE_PLATFORM = Pattern.compile(
            "(org\\.slf4j|org\\.osgi|org\\.eclipse\\.kura|org\\.apache|ch\\.qos|javax|jakarta)(\\..*)?");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    private final OrderedJar bundle;
    private final byte[] bytes;

    /** @param bytes the bundle as it is shipped, signed or not */
    DeploymentPackage(OrderedJar bundle, byte[] bytes) throws IOException {
        this.bundle = bundle;
        this.bytes = bytes.clone();
        if (bundle.symbolicName() == null) {
            throw new IOException("a jar without Bundle-SymbolicName would be left out by the gateway");
        }
        var foreign = exports().stream()
                .filter(name -> OF_THE_PLATFORM.matcher(name).matches())
                .toList();
        if (!foreign.isEmpty()) {
            throw new IOException(
                    "%s exports %s, which is the gateway's own".formatted(bundle.symbolicName(), foreign));
        }
    }

    String fileName() {
        return "%s_%s.dp".formatted(bundle.symbolicName(), version());
    }

    OrderedJar jar() {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("DeploymentPackage-ManifestVersion", "1");
        main.putValue("DeploymentPackage-SymbolicName", bundle.symbolicName());
        main.putValue("DeploymentPackage-Version", version());
        var about = bundle.header("Bundle-Name");
        if (about != null) {
            main.putValue("DeploymentPackage-Name", about);
        }
        var section = new Attributes();
        section.putValue("Bundle-SymbolicName", bundle.symbolicName());
        section.putValue("Bundle-Version", version());
        var path = bundle.symbolicName() + ".jar";
        manifest.getEntries().put(path, section);
        return new OrderedJar(manifest, new LinkedHashMap<>(Map.of(path, bytes)));
    }

    private String version() {
        return bundle.header("Bundle-Version");
    }

    private List<String> exports() {
        var header = bundle.header("Export-Package");
        var names = new ArrayList<String>();
        if (header != null) {
            for (var clause : QUOTED.matcher(header).replaceAll("").split(",")) {
                names.add(clause.split(";")[0].strip());
            }
        }
        return names;
    }
}
