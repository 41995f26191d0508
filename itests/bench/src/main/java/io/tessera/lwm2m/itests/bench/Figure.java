// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

/**
 * One figure of the performance page.
 *
 * @param metric what was measured, unique
 * @param unit of both values
 * @param ours what Tessera needs
 * @param peer what the peer needs; NaN where there is none
 * @param peerName whom it was compared with; empty where there is none
 * @param ratio ours by the peer's; NaN where there is none
 * @param repetitions how many measurements there were; the values are the least, which other work on the machine disturbs least
 */
record Figure(String metric, String unit, double ours, double peer, String peerName, double ratio, int repetitions) {}
