// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import io.tessera.lwm2m.definitions.InvalidDefinition;
import io.tessera.lwm2m.model.ObjectDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The Objects of the enabler and of IPSO, in their newest versions, so that a node knows them without any file. */
public final class StandardObjects {

    static final Catalogue CATALOGUE = read();

    private StandardObjects() {}

    /** By ascending id. */
    public static List<ObjectDefinition> all() {
        return CATALOGUE.all();
    }

    private static Catalogue read() {
        try (var xml = StandardObjects.class.getResourceAsStream("standard-objects.xml")) {
            return Catalogue.of(DdfReader.read(xml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidDefinition e) {
            throw new IllegalStateException("standard-objects.xml: " + e.getMessage(), e);
        }
    }
}
