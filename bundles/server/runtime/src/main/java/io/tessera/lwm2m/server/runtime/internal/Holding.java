// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import java.time.Duration;

/**
 * How the replacement of a bundle is bridged.
 *
 * @param time how long is kept what is the business of a bundle that is away
 * @param most how much of it is kept
 */
record Holding(Duration time, int most) {}
