// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import java.util.List;

/**
 * A notification that the server got; what was sent several times because its acknowledgement was late counts once.
 *
 * @param life which start of the gateway it came from
 * @param sequence the Observe option
 * @param numbers what it says, in its order
 */
record Notification(int life, int sequence, boolean confirmable, List<Long> numbers) {}
