// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Asset. Whatever it is asked may hang: configuring, reading and writing each have a lane, so that an Asset which can't
 * be read may still be set.
 */
final class BridgedAsset {

    private static final Logger LOG = LoggerFactory.getLogger(BridgedAsset.class);

    private final String name;
    private final Asset asset;
    private final PointBoard board;
    private final Workers workers;
    private final IntSupplier deadline;
    private final Lane configuring;
    private final Lane reading;
    private final Lane writing;
    private volatile Listening listening;
    private boolean isGone;

    /** @param deadline in milliseconds */
    BridgedAsset(String name, Asset asset, PointBoard board, Workers workers, IntSupplier deadline) {
        this.name = name;
        this.asset = asset;
        this.board = board;
        this.workers = workers;
        this.deadline = deadline;
        configuring = workers.lane();
        reading = workers.lane();
        writing = workers.lane();
        listening = new Listening(Map.of(), board);
    }

    String name() {
        return name;
    }

    /** Its configuration is another one. */
    void configure() {
        configuring.submit(this::listenAnew);
    }

    /** A listener that is registered already would be left as it is; so it goes first. */
    private void listenAnew() {
        unregister(listening);
        var now = new Listening(channels(), board);
        if (!begin(now)) {
            return;
        }
        now.readable().forEach(channel -> register(channel, now));
        readAtOnce(now, now.readable());
    }

    private Map<String, BridgedChannel> channels() {
        var channels = new LinkedHashMap<String, BridgedChannel>();
        var configuration = asset.getAssetConfiguration();
        if (configuration != null) {
            configuration.getAssetChannels().forEach((key, channel) -> {
                if (channel.isEnabled()) {
                    channels.put(key, BridgedChannel.of(name, channel));
                }
            });
        }
        return channels;
    }

    private synchronized boolean begin(Listening now) {
        if (isGone) {
            return false;
        }
        listening = now;
        board.replace(name + "/", now.points());
        return true;
    }

    private void register(BridgedChannel channel, Listening listener) {
        try {
            asset.registerChannelListener(channel.channel().getName(), listener);
        } catch (KuraException | RuntimeException e) {
            LOG.debug("{} is read from time to time", channel.point().name(), e);
        }
    }

    private void unregister(Listening before) {
        before.end();
        try {
            asset.unregisterChannelListener(before);
        } catch (KuraException | RuntimeException e) {
            LOG.debug("{} didn't forget a listener", name, e);
        }
    }

    /** Reads what wasn't heard of by itself for so long, unless a reading hangs. */
    void poll(long quietMillis) {
        var now = listening;
        var due = now.quietFor(quietMillis * 1_000_000);
        if (!due.isEmpty() && !reading.isBusy()) {
            read(now, due);
        }
    }

    /** After whatever is being read. */
    private void readAtOnce(Listening now, List<BridgedChannel> some) {
        if (!some.isEmpty()) {
            read(now, some);
        }
    }

    private void read(Listening now, List<BridgedChannel> due) {
        workers.inTime(reading, deadline.getAsInt(), () -> readAll(now, due)).whenComplete((done, failure) -> {
            if (failure != null) {
                now.failed(due, Listening.failure(failure.getMessage()));
            }
        });
    }

    /** What comes after the deadline is as good as what comes before. */
    private Void readAll(Listening now, List<BridgedChannel> due) throws KuraException {
        long startedAt = System.nanoTime();
        var names = due.stream().map(channel -> channel.channel().getName()).collect(Collectors.toSet());
        asset.read(names).forEach(record -> now.read(record, startedAt));
        return null;
    }

    /** @return when it is written; fails with a message for the server */
    CompletionStage<Void> write(String channel, Value value) {
        var now = listening;
        var target = now.channel(channel);
        if (target == null || !target.point().writable()) {
            return CompletableFuture.failedStage(new UnsupportedOperationException(channel + " can't be set"));
        }
        try {
            var record = target.recordOf(value);
            return workers.inTime(writing, deadline.getAsInt(), () -> write(now, target, record, value));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Shows what was written; what the device makes of it, it says when it is read. */
    private Void write(Listening now, BridgedChannel target, ChannelRecord record, Value value) throws KuraException {
        asset.write(List.of(record));
        var status = record.getChannelStatus();
        if (status != null && status.getChannelFlag() == ChannelFlag.FAILURE) {
            throw new IllegalStateException(Listening.failure(status.getExceptionMessage()));
        }
        board.measured(target.point(), value, Listening.time(0));
        if (target.isReadable()) {
            read(now, List.of(target));
        }
        return null;
    }

    /** The service is gone; its points stay, failed, for whoever takes them away or up again. */
    synchronized void remove() {
        isGone = true;
        var last = listening;
        last.failed(last.readable(), "the Asset is gone");
        last.end();
        configuring.submit(() -> unregister(last));
    }
}
