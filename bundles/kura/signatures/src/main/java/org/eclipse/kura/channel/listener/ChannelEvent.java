// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel.listener;

import org.eclipse.kura.channel.ChannelRecord;

/** A channel has another value. */
public class ChannelEvent {

    private final ChannelRecord record;

    public ChannelEvent(ChannelRecord record) {
        this.record = record;
    }

    /** Its unit is always empty. */
    public ChannelRecord getChannelRecord() {
        return record;
    }
}
