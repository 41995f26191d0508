// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.position;

import org.osgi.util.position.Position;

/** Where the gateway is, by its receiver or as a person wrote it down. */
public interface PositionService {

    /** In radians, metres and metres a second; zeros before the first fix. */
    Position getPosition();

    /** Whether there is a fix. */
    boolean isLocked();
}
