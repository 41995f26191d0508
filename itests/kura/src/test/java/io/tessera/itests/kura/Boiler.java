// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;

/** An Asset of one channel, "target", whose listeners keep the channel with which they came. */
final class Boiler implements Asset {

    private final Map<ChannelListener, Double> listeners = new ConcurrentHashMap<>();
    private volatile double device;
    private volatile double scale = 1;

    double device() {
        return device;
    }

    int listeners() {
        return listeners.size();
    }

    void scale(double now) {
        scale = now;
    }

    void notice(double raw) {
        device = raw;
        listeners.forEach((listener, itsScale) -> listener.onChannelEvent(new ChannelEvent(record(itsScale))));
    }

    private ChannelRecord record(double itsScale) {
        var record = ChannelRecord.createReadRecord("target", DataType.DOUBLE);
        record.setValue(TypedValues.newDoubleValue(device * itsScale));
        record.setTimestamp(System.currentTimeMillis());
        record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS, null, null));
        return record;
    }

    @Override
    public AssetConfiguration getAssetConfiguration() {
        double now = scale;
        Channel channel = new Channel("target", ChannelType.READ_WRITE, DataType.DOUBLE, Map.of("+unit", "°C")) {
            @Override
            public String getUnit() {
                return "°C";
            }

            @Override
            public double getValueScale() {
                return now;
            }
        };
        return new AssetConfiguration("", "driver", Map.of("target", channel));
    }

    @Override
    public List<ChannelRecord> read(Set<String> channelNames) {
        return List.of(record(scale));
    }

    @Override
    public void registerChannelListener(String channelName, ChannelListener listener) {
        listeners.putIfAbsent(listener, scale);
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void write(List<ChannelRecord> records) {
        device = (Double) records.get(0).getValue().getValue();
        records.get(0).setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS, null, null));
    }
}
