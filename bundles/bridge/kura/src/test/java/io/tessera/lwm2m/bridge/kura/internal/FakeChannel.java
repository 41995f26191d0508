// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import java.util.Map;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.DataType;

/** A channel with what Kura has of it beside its settings. */
final class FakeChannel extends Channel {

    private final String unit;
    private final double scale;
    private final double offset;
    private final boolean enabled;

    private FakeChannel(
            String name,
            ChannelType type,
            DataType valueType,
            Map<String, Object> settings,
            String unit,
            double scale,
            double offset,
            boolean enabled) {
        super(name, type, valueType, settings);
        this.unit = unit;
        this.scale = scale;
        this.offset = offset;
        this.enabled = enabled;
    }

    static FakeChannel of(String name, ChannelType type, DataType valueType) {
        return new FakeChannel(name, type, valueType, Map.of(), null, 1, 0, true);
    }

    FakeChannel unit(String text) {
        return new FakeChannel(getName(), getType(), getValueType(), getConfiguration(), text, scale, offset, enabled);
    }

    FakeChannel scaled(double by, double then) {
        return new FakeChannel(getName(), getType(), getValueType(), getConfiguration(), unit, by, then, enabled);
    }

    FakeChannel with(Map<String, Object> settings) {
        return new FakeChannel(getName(), getType(), getValueType(), settings, unit, scale, offset, enabled);
    }

    FakeChannel disabled() {
        return new FakeChannel(getName(), getType(), getValueType(), getConfiguration(), unit, scale, offset, false);
    }

    @Override
    public String getUnit() {
        return unit;
    }

    @Override
    public double getValueScale() {
        return scale;
    }

    @Override
    public double getValueOffset() {
        return offset;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }
}
