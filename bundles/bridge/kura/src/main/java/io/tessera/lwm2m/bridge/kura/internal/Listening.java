// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;

/**
 * What an Asset says from one configuration to the next. A driver keeps the channel with which a listener was registered,
 * its scale and offset included, so each configuration has a listener of its own.
 */
final class Listening implements ChannelListener {

    private static final long NANOS = 1_000_000;

    private final Map<String, BridgedChannel> channels;
    private final PointBoard board;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private volatile boolean hasEnded;

    Listening(Map<String, BridgedChannel> channels, PointBoard board) {
        this.channels = channels;
        this.board = board;
    }

    List<Point> points() {
        return channels.values().stream().map(BridgedChannel::point).toList();
    }

    List<BridgedChannel> readable() {
        return channels.values().stream().filter(BridgedChannel::isReadable).toList();
    }

    /** Null if there is no such channel. */
    BridgedChannel channel(String name) {
        return channels.get(name);
    }

    /** What wasn't heard of by itself for so long. */
    List<BridgedChannel> quietFor(long nanos) {
        long since = System.nanoTime() - nanos;
        return readable().stream()
                .filter(channel -> !wasHeardSince(channel.channel().getName(), since))
                .toList();
    }

    private boolean wasHeardSince(String name, long nanos) {
        var last = heard.get(name);
        return last != null && last - nanos > 0;
    }

    /** The record's own unit is always empty; the channel's counts. */
    @Override
    public void onChannelEvent(ChannelEvent event) {
        var record = event.getChannelRecord();
        heard.put(record.getChannelName(), System.nanoTime());
        publish(record);
    }

    /**
     * Takes what was read.
     *
     * @param startedAt what was heard of by itself since then is newer
     */
    void read(ChannelRecord record, long startedAt) {
        if (!wasHeardSince(record.getChannelName(), startedAt)) {
            publish(record);
        }
    }

    private void publish(ChannelRecord record) {
        var channel = channels.get(record.getChannelName());
        if (hasEnded || channel == null) {
            return;
        }
        var status = record.getChannelStatus();
        if (status != null && status.getChannelFlag() == ChannelFlag.FAILURE) {
            board.failed(channel.point(), failure(status.getExceptionMessage()));
            return;
        }
        var value = Typed.value(record.getValue());
        if (value == Value.EMPTY) {
            board.failed(channel.point(), "no value");
            return;
        }
        board.measured(channel.point(), value, time(record.getTimestamp()));
    }

    static String failure(String said) {
        return said == null || said.isBlank() ? "the driver failed" : said;
    }

    /** Drivers that know no time leave it out. */
    static long time(long millis) {
        return (millis > 0 ? millis : System.currentTimeMillis()) * NANOS;
    }

    void failed(List<BridgedChannel> some, String why) {
        if (!hasEnded) {
            some.forEach(channel -> board.failed(channel.point(), why));
        }
    }

    /** Whatever a driver still says counts no more. */
    void end() {
        hasEnded = true;
    }
}
