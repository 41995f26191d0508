// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectListener;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.download.Downloader;
import io.tessera.lwm2m.platform.packages.PackageLimits;
import io.tessera.lwm2m.platform.packages.Patience;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** An Object 5 with everything around it in the hands of the test; it can be restarted. */
final class Fixture implements ObjectListener, AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    final FakeInstaller installer = new FakeInstaller();
    final FakeServer server = new FakeServer();
    final Downloaders downloaders = new Downloaders();
    final Approvals approvals = new Approvals();
    final Path folder;
    private final String version;
    final AtomicLong room;
    private List<PathValue> kept = List.of();
    volatile Instant now = NOON;
    FirmwareUpdateObject object;
    ObjectProbe probe;

    Fixture(Path folder) {
        this(folder, "1.2", 1000);
    }

    Fixture(Path folder, String version, long room) {
        this.folder = folder;
        this.version = version;
        this.room = new AtomicLong(room);
        downloaders.addDownloader(server, Map.of(Downloader.SCHEMES, new String[] {"http", "https"}));
        begin();
    }

    private void begin() {
        var patience = new Patience(3, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofHours(1));
        var settings = new Settings(version, folder, new PackageLimits(100, room::get), patience, 3600);
        object = new FirmwareUpdateObject(settings, installer, downloaders, approvals, new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
        probe = new ObjectProbe(object);
        object.listen(this);
    }

    /** As an orderly stop and a start, or a kill and a start, of the process. */
    void restart() throws Exception {
        stop();
        installer.installation = new CompletableFuture<>();
        start();
    }

    void stop() throws Exception {
        kept = object.durability().orElseThrow().kept().toCompletableFuture().join();
        object.close();
    }

    void start() {
        begin();
        object.durability().orElseThrow().restore(kept).toCompletableFuture().join();
    }

    /** A Write of the package, until it is answered and the package verified. */
    void push(String content) throws Exception {
        var target = ObjectProbe.at("/5/0/0");
        var value = List.of(new PathValue(target, Value.of(content.getBytes(UTF_8))));
        object.write(new Caller(1), target, true, value).toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
        await(() -> !probe.read("/5/0/3").equals(List.of("/5/0/3=1")));
    }

    void pull(String uri) {
        probe.write("/5/0/1", Value.of(uri));
    }

    /** Waits until servers see this. */
    void await(State state, Result result) throws InterruptedException {
        await(() -> sees(state, result));
        assertThat(probe.read("/5/0/3")).containsExactly("/5/0/3=" + state.ordinal());
        assertThat(probe.read("/5/0/5")).containsExactly("/5/0/5=" + result.ordinal());
    }

    private synchronized void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
    }

    private boolean sees(State state, Result result) {
        return probe.read("/5/0/3").equals(List.of("/5/0/3=" + state.ordinal()))
                && probe.read("/5/0/5").equals(List.of("/5/0/5=" + result.ordinal()));
    }

    @Override
    public synchronized void changed(io.tessera.lwm2m.model.Path path) {
        notifyAll();
    }

    @Override
    public void instanceAdded(io.tessera.lwm2m.model.Path instance) {}

    @Override
    public void instanceRemoved(io.tessera.lwm2m.model.Path instance) {}

    @Override
    public void close() throws Exception {
        object.close();
    }
}
