// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import java.util.List;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/** Connects a node with its wires. */
public interface WireSupport extends Producer, Consumer {

    /** Returns when every node that is connected has taken it. */
    void emit(List<WireRecord> records);
}
