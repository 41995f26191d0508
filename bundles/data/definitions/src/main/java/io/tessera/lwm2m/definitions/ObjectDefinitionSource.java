// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions;

import io.tessera.lwm2m.model.ObjectDefinition;
import java.util.Collection;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Definitions that a bundle brings along: registered as a service it adds them, unregistered it takes them away. Where
 * two sources define the same version of an Object, the one with the higher {@code service.ranking} counts; the watched
 * folder counts above all.
 */
@ConsumerType
@FunctionalInterface
public interface ObjectDefinitionSource {

    /** Asked once, when the service appears. */
    Collection<ObjectDefinition> definitions();
}
