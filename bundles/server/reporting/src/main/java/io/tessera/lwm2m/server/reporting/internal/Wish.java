// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.model.Path;
import java.util.List;

/**
 * What an application wants to observe.
 *
 * @param format to ask for, or {@link io.tessera.lwm2m.model.ContentFormat#NONE}
 * @param attributes such as {@code pmin=10}
 */
record Wish(Path path, int format, List<String> attributes) {

    Wish {
        attributes = List.copyOf(attributes);
    }
}
