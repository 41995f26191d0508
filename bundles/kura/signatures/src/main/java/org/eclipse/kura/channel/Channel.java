// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

import java.util.Map;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;

/** One thing of an Asset that can be read or written. */
public class Channel {

    private final String name;
    private final ChannelType type;
    private final DataType valueType;
    private final Map<String, Object> configuration;

    public Channel(String name, ChannelType type, DataType valueType, Map<String, Object> configuration) {
        this.name = name;
        this.type = type;
        this.valueType = valueType;
        this.configuration = configuration;
    }

    public String getName() {
        return name;
    }

    public ChannelType getType() {
        return type;
    }

    public DataType getValueType() {
        return valueType;
    }

    public boolean isEnabled() {
        return true;
    }

    /** May be null. */
    public String getUnit() {
        return null;
    }

    /** What a value that was read is multiplied by. Deprecated from 1.2 on, but the only one that 5.0 has. */
    public double getValueScale() {
        return 1;
    }

    /** Added after the scale; as {@link #getValueScale}. */
    public double getValueOffset() {
        return 0;
    }

    /** Settings of Kura begin with a plus sign, the others are the driver's. */
    public Map<String, Object> getConfiguration() {
        return configuration;
    }

    /** @throws IllegalArgumentException if the value is of another type than the channel */
    public ChannelRecord createWriteRecord(TypedValue<?> value) {
        if (value.getType() != valueType) {
            throw new IllegalArgumentException("a value of type " + valueType + " is needed");
        }
        return ChannelRecord.createWriteRecord(name, value);
    }
}
