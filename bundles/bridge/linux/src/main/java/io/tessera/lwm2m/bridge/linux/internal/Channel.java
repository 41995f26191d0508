// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Point;
import java.nio.file.Path;

/**
 * A point that is one file with a number.
 *
 * @param point what it is
 * @param file where the number is
 * @param offset added to the number
 * @param scale what the sum is multiplied by to be in the point's units
 */
record Channel(Point point, Path file, double offset, double scale) {

    Channel(Point point, Path file, double scale) {
        this(point, file, 0, scale);
    }

    Sample read() {
        return new Sample(point, (SysFiles.number(file) + offset) * scale);
    }
}
