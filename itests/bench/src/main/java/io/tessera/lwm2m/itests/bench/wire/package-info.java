// SPDX-License-Identifier: EPL-2.0
/** Load on the wire: thousands of simulated clients against a server, the same for each stack. */
package io.tessera.lwm2m.itests.bench.wire;
