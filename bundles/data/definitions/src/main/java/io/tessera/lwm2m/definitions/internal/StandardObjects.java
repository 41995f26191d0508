// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import io.tessera.lwm2m.definitions.InvalidDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The Objects of the enabler and of IPSO, in their newest versions, so that a node knows them without any file. */
final class StandardObjects {

    static final Catalogue CATALOGUE = read();

    private StandardObjects() {}

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
