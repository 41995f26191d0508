// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.util.Map;

/**
 * What servers of an LwM2M version know of the specification's own Objects, which brought new Resources with each
 * version (Core 1.0, 1.1 and 1.2, appendix E). A server is shown no more than that. Firmware Update 1.1 is newer than
 * Core 1.1, but is registered as for its servers.
 */
enum KnownObjects {
    OF_1_0(
            "1.0",
            Map.of(
                    0, new Form("1.0", 12),
                    1, new Form("1.0", 8),
                    2, new Form("1.0", 3),
                    3, new Form("1.0", 22),
                    4, new Form("1.0", 10),
                    5, new Form("1.0", 9))),
    OF_1_1(
            "1.1",
            Map.of(
                    0, new Form("1.1", 17),
                    1, new Form("1.1", 23, 13, 20),
                    2, new Form("1.0", 3),
                    3, new Form("1.1", 22),
                    4, new Form("1.2", 12),
                    5, new Form("1.1", 13))),
    NEWEST("", Map.of());

    private static final KnownObjects[] ALL = values();

    private final String lwm2m;
    private final Map<Integer, Form> forms;

    KnownObjects(String lwm2m, Map<Integer, Form> forms) {
        this.lwm2m = lwm2m;
        this.forms = forms;
    }

    /** @param lwm2m such as {@code 1.1}; any other is the newest */
    static KnownObjects of(String lwm2m) {
        for (var known : ALL) {
            if (known.lwm2m.equals(lwm2m)) {
                return known;
            }
        }
        return NEWEST;
    }

    /** How such servers know an Object; itself, if it isn't newer than they are. */
    ObjectDefinition of(ObjectDefinition object) {
        var form = forms.get(object.id());
        boolean isNewer = form != null && Provider.compareVersions(object.version(), form.version()) > 0;
        return isNewer ? form.of(object) : object;
    }

    /** An Object as each of them knows it, by ordinal. */
    static ObjectDefinition[] all(ObjectDefinition object) {
        var definitions = new ObjectDefinition[ALL.length];
        for (var known : ALL) {
            definitions[known.ordinal()] = known.of(object);
        }
        return definitions;
    }

    /**
     * An Object in an older version.
     *
     * @param version of the Object
     * @param last the highest Resource ID that it had
     * @param bootstrapFrom the first of the Resources that only a Bootstrap-Server reached then
     * @param bootstrapTo the last of them
     */
    private record Form(String version, int last, int bootstrapFrom, int bootstrapTo) {

        Form(String version, int last) {
            this(version, last, 1, 0);
        }

        ObjectDefinition of(ObjectDefinition object) {
            var resources = object.resources().stream()
                    .filter(resource -> resource.id() <= last)
                    .map(this::of)
                    .toList();
            return new ObjectDefinition(
                    object.id(), object.name(), version, object.multiple(), object.mandatory(), resources);
        }

        private ResourceDefinition of(ResourceDefinition now) {
            boolean isOpenSince = now.id() >= bootstrapFrom && now.id() <= bootstrapTo;
            return new ResourceDefinition(
                    now.id(),
                    now.name(),
                    isOpenSince ? Operations.NONE : now.operations(),
                    now.multiple(),
                    now.mandatory(),
                    now.type(),
                    now.range(),
                    now.units());
        }
    }
}
