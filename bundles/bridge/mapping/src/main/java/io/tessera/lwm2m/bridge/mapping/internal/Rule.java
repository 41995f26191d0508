// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.bridge.Point;

/** Says whether it is about a point, and what becomes of that point. */
interface Rule {

    /** Rules are tried in ascending order. */
    int order();

    boolean matches(Point point);

    Target target(Point point);
}
