// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.firmware;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whoever has a say in when the firmware is updated: a person at a screen, a plant that is running, a window of
 * maintenance. Without one an update begins when a server says so.
 */
@ConsumerType
public interface UpdateApproval {

    /**
     * Whether an update may begin now. Not asked where servers allow no deferral. Doesn't block.
     *
     * @param accepted to be run, once and from any thread, when the update may begin after all; does nothing when it
     *     has begun meanwhile, or was taken back. It begins without when the longest deferral is over.
     * @return false: not now; servers see that it is deferred (/5/0/5 is 11)
     */
    boolean mayBegin(PendingUpdate update, Runnable accepted);
}
