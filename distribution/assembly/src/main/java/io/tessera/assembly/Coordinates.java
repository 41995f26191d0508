// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

/** A Maven artifact as a feature names it: {@code group:artifact:version}. */
record Coordinates(String group, String artifact, String version) {

    static Coordinates parse(String id) {
        var parts = id.split(":");
        if (parts.length != 3) {
            throw new IllegalArgumentException("'%s' is not of the form group:artifact:version".formatted(id));
        }
        return new Coordinates(parts[0], parts[1], parts[2]);
    }

    String fileName() {
        return artifact + "-" + version + ".jar";
    }

    /** As other tools name it (package URL). */
    String packageUrl() {
        return "pkg:maven/%s/%s@%s?type=jar".formatted(group, artifact, version);
    }

    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version;
    }
}
