// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import org.osgi.service.wireadmin.Consumer;

/** A node that has an input. */
public interface WireReceiver extends WireComponent, Consumer {

    void onWireReceive(WireEnvelope envelope);
}
