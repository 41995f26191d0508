// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;

/** What was read of a channel, or is to be written. */
public class ChannelRecord {

    private final String name;
    private TypedValue<?> value;
    private long timestamp;
    private ChannelStatus status;

    private ChannelRecord(String name) {
        this.name = name;
    }

    public static ChannelRecord createReadRecord(String name, DataType type) {
        return new ChannelRecord(name);
    }

    public static ChannelRecord createWriteRecord(String name, TypedValue<?> value) {
        var record = new ChannelRecord(name);
        record.value = value;
        return record;
    }

    public String getChannelName() {
        return name;
    }

    /** Null if it couldn't be read. */
    public TypedValue<?> getValue() {
        return value;
    }

    public void setValue(TypedValue<?> value) {
        this.value = value;
    }

    /** Milliseconds since 1970-01-01T00:00Z. */
    public long getTimestamp() {
        return timestamp;
    }

    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** Null before anything was done. */
    public ChannelStatus getChannelStatus() {
        return status;
    }

    public void setChannelStatus(ChannelStatus status) {
        this.status = status;
    }
}
