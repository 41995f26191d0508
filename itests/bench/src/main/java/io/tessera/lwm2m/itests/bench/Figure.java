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
 * @param spread the largest ratio of a repetition less the smallest; NaN where repetitions have no ratio of their own
 * @param repetitions how many measurements there were. With a spread the values and the ratio are medians; without, the
 *     least, which other work on the machine disturbs least
 */
public record Figure(
        String metric,
        String unit,
        double ours,
        double peer,
        String peerName,
        double ratio,
        double spread,
        int repetitions) {}
