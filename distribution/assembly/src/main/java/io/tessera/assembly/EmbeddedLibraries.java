// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The libraries of others whose classes are packed into our jars: those of a room's pom that have a class in its jar. */
final class EmbeddedLibraries {

    private final ShippedJars.Source artifacts;
    private final MavenProject project;
    private final Map<String, String> managed = new HashMap<>();

    EmbeddedLibraries(ShippedJars.Source artifacts, MavenProject project) {
        this.artifacts = artifacts;
        this.project = project;
        project.getDependencyManagement()
                .getDependencies()
                .forEach(dependency -> managed.put(dependency.getManagementKey(), dependency.getVersion()));
    }

    List<Coordinates> of(Coordinates ours) throws IOException {
        var jar = artifacts.find(ours);
        var found = new ArrayList<Coordinates>();
        for (var dependency : dependencies(jar)) {
            if (dependency.getGroupId().equals(project.getGroupId()) || "test".equals(dependency.getScope())) {
                continue;
            }
            var library = new Coordinates(dependency.getGroupId(), dependency.getArtifactId(), version(dependency));
            if (shareClasses(jar, artifacts.find(library))) {
                found.add(library);
            }
        }
        return found;
    }

    /** From the pom.xml of the folder that the jar was built in. */
    private static List<Dependency> dependencies(Path jar) throws IOException {
        var pom = jar.toAbsolutePath().getParent().resolveSibling("pom.xml");
        if (!Files.exists(pom)) {
            throw new IOException("what %s embeds can't be told: %s is missing".formatted(jar, pom));
        }
        try (Reader in = Files.newBufferedReader(pom)) {
            return new MavenXpp3Reader().read(in).getDependencies();
        } catch (XmlPullParserException e) {
            throw new IOException(pom + ": " + e.getMessage(), e);
        }
    }

    private String version(Dependency dependency) throws IOException {
        var version =
                dependency.getVersion() == null ? managed.get(dependency.getManagementKey()) : dependency.getVersion();
        if (version == null || version.contains("${")) {
            throw new IOException("the version of %s isn't known".formatted(dependency.getManagementKey()));
        }
        return version;
    }

    private static boolean shareClasses(Path ours, Path library) throws IOException {
        try (var in = new ZipFile(ours.toFile());
                var from = new ZipFile(library.toFile())) {
            return from.stream()
                    .map(java.util.zip.ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .anyMatch(name -> in.getEntry(name) != null);
        }
    }
}
