// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/**
 * An Asset as Kura's are: listeners keep the channel with which they came, a reading is scaled and a writing is not, a
 * channel that can't be read is a failed record, everything else fails at once, and all of it may hang.
 */
final class FakeAsset implements Asset {

    /** Kura's is made from an error code. */
    static final class Refused extends KuraException {

        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private record Registered(String name, ChannelListener listener, Channel channel) {}

    final Map<String, TypedValue<?>> device = new ConcurrentHashMap<>();
    final LinkedBlockingQueue<Set<String>> readings = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<TypedValue<?>> written = new LinkedBlockingQueue<>();
    private final List<Registered> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private volatile CountDownLatch hanging = new CountDownLatch(0);
    private volatile boolean hasDriver = true;
    private volatile boolean isRefusing;

    FakeAsset(Channel... first) {
        configure(first);
    }

    /** Kura tells of it by a service event; the caller does it here. */
    void configure(Channel... now) {
        synchronized (channels) {
            channels.clear();
            for (var channel : now) {
                channels.put(channel.getName(), channel);
            }
        }
        listeners.removeIf(registered -> !channels().containsKey(registered.name));
    }

    private Map<String, Channel> channels() {
        synchronized (channels) {
            return new LinkedHashMap<>(channels);
        }
    }

    CountDownLatch hang() {
        hanging = new CountDownLatch(1);
        return hanging;
    }

    void driver(boolean attached) {
        hasDriver = attached;
    }

    void refuse() {
        isRefusing = true;
    }

    int listeners() {
        return listeners.size();
    }

    /** The device has another value, and its driver notices. */
    void notice(String name, TypedValue<?> raw) {
        device.put(name, raw);
        for (var registered : listeners) {
            if (registered.name.equals(name)) {
                registered.listener.onChannelEvent(new ChannelEvent(read(registered.channel)));
            }
        }
    }

    private ChannelRecord read(Channel channel) {
        var record = ChannelRecord.createReadRecord(channel.getName(), channel.getValueType());
        var raw = device.get(channel.getName());
        record.setTimestamp(1_700_000_000_000L);
        if (raw == null) {
            record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, "bad register", null));
            return record;
        }
        record.setValue(scaled(raw, channel));
        record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS, null, null));
        return record;
    }

    private static TypedValue<?> scaled(TypedValue<?> raw, Channel channel) {
        if (!(raw.getValue() instanceof Number number)) {
            return raw;
        }
        double value = number.doubleValue() * channel.getValueScale() + channel.getValueOffset();
        return Typed.typed(channel.getValueType(), io.tessera.lwm2m.model.Value.of(value), 1, 0);
    }

    @Override
    public AssetConfiguration getAssetConfiguration() {
        return new AssetConfiguration("", "driver", channels());
    }

    @Override
    public List<ChannelRecord> read(Set<String> names) throws KuraException {
        mayHang();
        readings.add(names);
        var records = new ArrayList<ChannelRecord>();
        for (var name : names) {
            var channel = channels().get(name);
            if (channel != null && channel.getType() != ChannelType.WRITE) {
                records.add(read(channel));
            }
        }
        return records;
    }

    @Override
    public void write(List<ChannelRecord> records) throws KuraException {
        mayHang();
        for (var record : records) {
            record.setChannelStatus(new ChannelStatus(
                    isRefusing ? ChannelFlag.FAILURE : ChannelFlag.SUCCESS, isRefusing ? "locked" : null, null));
            if (!isRefusing) {
                written.add(record.getValue());
                device.put(record.getChannelName(), record.getValue());
            }
        }
    }

    private void mayHang() throws KuraException {
        if (!hasDriver) {
            throw new Refused("Driver not attached");
        }
        try {
            hanging.await();
        } catch (InterruptedException e) {
            throw new Refused("interrupted");
        }
    }

    @Override
    public void registerChannelListener(String name, ChannelListener listener) {
        var channel = channels().get(name);
        if (channel == null) {
            throw new IllegalArgumentException("Channel not found");
        }
        boolean isKnown = listeners.stream()
                .anyMatch(registered -> registered.name.equals(name) && registered.listener == listener);
        if (!isKnown) {
            listeners.add(new Registered(name, listener, channel));
        }
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        listeners.removeIf(registered -> registered.listener == listener);
    }

    static TypedValue<?> whole(int value) {
        return TypedValues.newIntegerValue(value);
    }
}
