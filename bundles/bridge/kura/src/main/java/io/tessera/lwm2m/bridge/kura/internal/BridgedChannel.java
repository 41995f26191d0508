// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.model.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelType;

/**
 * A channel as it was configured when it was looked at, and the point that it is.
 *
 * @param channel Kura's
 * @param point named {@code <asset>/<channel>}
 */
record BridgedChannel(Channel channel, Point point) {

    /** What says nothing about which channel it is, and may change without its being another one. */
    private static final Set<String> OF_NO_INTEREST = Set.of("+scale", "+offset", "+scaleoffset.type", "+listen");

    static BridgedChannel of(String asset, Channel channel) {
        var unit = Units.senml(channel.getUnit());
        var kind = Typed.kind(channel.getValueType(), unit);
        var label = asset + " " + channel.getName();
        var point = Point.measured(KuraAssets.NAME, asset + "/" + channel.getName(), kind, label, unit)
                .with(settings(channel));
        return new BridgedChannel(channel, channel.getType() == ChannelType.READ ? point : point.settable());
    }

    private static Map<String, String> settings(Channel channel) {
        var settings = new HashMap<String, String>();
        channel.getConfiguration().forEach((name, value) -> {
            if (value != null && !OF_NO_INTEREST.contains(name)) {
                settings.put(name, value.toString());
            }
        });
        return settings;
    }

    boolean isReadable() {
        return channel.getType() != ChannelType.WRITE;
    }

    /**
     * Kura applies scale and offset to what it reads, but not to what it is told to write.
     *
     * @throws IllegalArgumentException with a message for the server
     */
    ChannelRecord recordOf(Value value) {
        return channel.createWriteRecord(
                Typed.typed(channel.getValueType(), value, channel.getValueScale(), channel.getValueOffset()));
    }
}
