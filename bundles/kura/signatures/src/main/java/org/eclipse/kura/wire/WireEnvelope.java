// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import java.util.List;

/** What a node emitted at once. */
public class WireEnvelope {

    private final List<WireRecord> records;

    public WireEnvelope(String emitterPid, List<WireRecord> records) {
        this.records = records;
    }

    public List<WireRecord> getRecords() {
        return records;
    }
}
