// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import io.tessera.lwm2m.model.Value;

/**
 * What a sensor showed.
 *
 * @param value in the sensor's units; {@link Value#EMPTY} while nothing was measured yet
 * @param time when it was measured, nanoseconds since 1970-01-01T00:00Z
 * @param valid false once the sensor failed: the value is then the last good one, and its time tells its age
 */
public record Reading(Value value, long time, boolean valid) {}
