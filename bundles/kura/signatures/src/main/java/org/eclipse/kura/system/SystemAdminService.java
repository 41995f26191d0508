// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.system;

/** What may be done to the gateway. */
public interface SystemAdminService {

    /** Restarts the operating system, now. */
    void reboot();
}
