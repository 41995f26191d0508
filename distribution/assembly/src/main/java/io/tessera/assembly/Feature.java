// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An OSGi Feature (Compendium R8.1, 159) as far as a distribution needs it. */
record Feature(
        ObjectNode json,
        List<Bundle> bundles,
        List<Coordinates> classpath,
        List<String> configurationFiles,
        Map<String, String> frameworkProperties) {

    private static final int DEFAULT_START_LEVEL = 20;

    /** One bundle and the start level at which it starts. */
    record Bundle(Coordinates coordinates, int startLevel) {}

    static Feature of(ObjectNode json) {
        var bundles = new ArrayList<Bundle>();
        for (var bundle : json.path("bundles")) {
            bundles.add(new Bundle(
                    Coordinates.parse(bundle.path("id").asText()),
                    bundle.path("start-level").asInt(DEFAULT_START_LEVEL)));
        }
        var extensions = json.path("extensions");
        var classpath = new ArrayList<Coordinates>();
        addArtifacts(extensions.path("launch-framework"), classpath);
        addArtifacts(extensions.path("tessera.launch-classpath"), classpath);
        return new Feature(json, bundles, classpath, texts(extensions), properties(extensions));
    }

    private static void addArtifacts(JsonNode extension, List<Coordinates> into) {
        for (var artifact : extension.path("artifacts")) {
            into.add(Coordinates.parse(artifact.path("id").asText()));
        }
    }

    private static List<String> texts(JsonNode extensions) {
        var texts = new ArrayList<String>();
        for (var line : extensions.path("tessera.configuration.files").path("text")) {
            texts.add(line.asText());
        }
        return texts;
    }

    private static Map<String, String> properties(JsonNode extensions) {
        var properties = new LinkedHashMap<String, String>();
        var json = extensions.path("framework-launching-properties").path("json");
        json.properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText()));
        return properties;
    }
}
