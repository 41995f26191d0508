// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge;

import io.tessera.lwm2m.model.Value;

/**
 * What a point measured, and when.
 *
 * @param value in the point's units
 * @param time nanoseconds since 1970-01-01T00:00Z
 */
public record Measurement(Point point, Value value, long time) {}
