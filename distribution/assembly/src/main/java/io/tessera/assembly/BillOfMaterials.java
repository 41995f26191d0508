// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a distribution consists of, in CycloneDX 1.6 (ECMA-424): its jars as they are in the zip, with digests, and inside
 * ours the libraries that are packed in. Maven's own plugin would see none of it: features name these, not dependencies.
 */
final class BillOfMaterials {

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final String name;
    private final String version;
    private final Map<String, ObjectNode> components = new TreeMap<>();

    BillOfMaterials(String name, String version) {
        this.name = name;
        this.version = version;
    }

    void add(Coordinates coordinates, Path jar, List<Coordinates> embedded) throws IOException {
        var component = component(coordinates);
        var bundle = OrderedJar.read(jar);
        if (bundle.symbolicName() != null) {
            component.put("version", bundle.header("Bundle-Version"));
        }
        component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256(Files.readAllBytes(jar)));
        addLicense(component, bundle.header("Bundle-License"));
        if (!embedded.isEmpty()) {
            var inside = component.putArray("components");
            for (var library : embedded) {
                var part = component(library);
                part.put("bom-ref", coordinates.packageUrl() + "#" + library.packageUrl());
                inside.add(part);
            }
        }
        components.put(coordinates.packageUrl(), component);
    }

    /** No time of day, and a serial number that follows from the content: the same distribution has the same one. */
    String text() {
        var bill = json.objectNode();
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        bill.put("version", 1);
        var root = bill.putObject("metadata").putObject("component");
        root.put("type", "application");
        root.put("bom-ref", name);
        root.put("name", name);
        root.put("version", version);
        var list = bill.putArray("components");
        components.values().forEach(list::add);
        var dependency = bill.putArray("dependencies").addObject();
        dependency.put("ref", name);
        var parts = dependency.putArray("dependsOn");
        components.keySet().forEach(parts::add);
        var content = bill.toString().getBytes(StandardCharsets.UTF_8);
        bill.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(content));
        return bill.toPrettyString() + "\n";
    }

    private ObjectNode component(Coordinates coordinates) {
        var component = json.objectNode();
        component.put("type", "library");
        component.put("bom-ref", coordinates.packageUrl());
        component.put("group", coordinates.group());
        component.put("name", coordinates.artifact());
        component.put("version", coordinates.version());
        component.put("purl", coordinates.packageUrl());
        return component;
    }

    /** As the bundle says it: names, addresses and expressions are all in use. */
    private static void addLicense(ObjectNode component, String license) {
        if (license != null) {
            var text = license.split(";")[0].strip();
            component.putArray("licenses").addObject().putObject("license").put("name", text);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
