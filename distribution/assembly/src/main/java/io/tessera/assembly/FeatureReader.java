// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;

/** Reads {@code features/<name>.json}; versions may be written as {@code ${property}} of the build. */
final class FeatureReader {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final ObjectMapper mapper =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
    private final Path directory;
    private final Properties buildProperties;

    FeatureReader(Path directory, Properties buildProperties) {
        this.directory = directory;
        this.buildProperties = buildProperties;
    }

    /** With the properties of a project of the build. */
    static FeatureReader of(Path root, MavenProject project) {
        var properties = new Properties();
        properties.putAll(project.getProperties());
        properties.setProperty("project.version", project.getVersion());
        return new FeatureReader(root.resolve("features"), properties);
    }

    List<Feature> readAll(List<String> names) throws IOException {
        var read = new ArrayList<Feature>();
        for (var name : names) {
            read.add(read(name.strip()));
        }
        return read;
    }

    Feature read(String name) throws IOException {
        var file = directory.resolve(name + ".json");
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no feature '%s': %s is missing".formatted(name, file));
        }
        return read(file);
    }

    Feature read(Path file) throws IOException {
        try {
            return Feature.of((ObjectNode) mapper.readTree(withBuildProperties(Files.readString(file))));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** What the build does not know stays as it is: it is known when the distribution runs. */
    private String withBuildProperties(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            var value = buildProperties.getProperty(match.group(1), match.group());
            return Matcher.quoteReplacement(value);
        });
    }
}
