// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions;

import io.tessera.lwm2m.definitions.internal.Catalogue;
import io.tessera.lwm2m.definitions.internal.StandardObjects;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.ObjectDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Every Object definition that is known right now: from the watched folder, from {@link ObjectDefinitionSource}s of any
 * bundle, and the OMA's own that come with this bundle. Answers change as definitions come and go; each call is
 * answered from one consistent state. Any thread may call it.
 */
@ProviderType
public interface ObjectDefinitions {

    /** The newest version of an Object. */
    Optional<ObjectDefinition> find(int object);

    /**
     * One version of an Object.
     *
     * @param version such as {@code 1.2}
     */
    Optional<ObjectDefinition> find(int object, String version);

    /** Every version of every Object, by ascending id, within an id the newest first. */
    List<ObjectDefinition> all();

    /** The types of Resources as the newest version of each Object has them. Keeps up with changes. */
    DataTypes types();

    /**
     * The types of Resources for a client that registered certain versions. Where a version isn't known here, the newest
     * one of the same major version stands in, or else the newest one; so it does for an Object that isn't named. Keeps
     * up with changes.
     *
     * @param versions the version of each Object, by Object ID
     */
    DataTypes types(Map<Integer, String> versions);

    /** The Objects of the enabler and of IPSO that come with this bundle, for where there is no service. */
    static ObjectDefinitions standard() {
        return of(StandardObjects.all());
    }

    /** A fixed set, for where there is no service: of two with the same id and version the first counts. */
    static ObjectDefinitions of(Collection<ObjectDefinition> definitions) {
        var catalogue = Catalogue.of(definitions);
        return new Catalogue.View(() -> catalogue);
    }
}
