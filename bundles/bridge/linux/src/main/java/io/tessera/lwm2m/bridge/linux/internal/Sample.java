// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Point;

/**
 * One point as it was read.
 *
 * @param point which
 * @param value in the point's units; NaN if it couldn't be read
 */
record Sample(Point point, double value) {

    boolean isGood() {
        return !Double.isNaN(value);
    }
}
