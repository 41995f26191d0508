// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.platform.appdata.AppData;
import io.tessera.lwm2m.platform.appdata.DataApplication;
import io.tessera.lwm2m.platform.appdata.DataOutlet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** An application that notes what it gets; while it is held, it takes its time. */
final class FakeApplication implements DataApplication {

    private static final long PATIENCE = 30;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private DataOutlet outlet;
    private boolean closed;

    static FakeApplication of(BinaryAppDataObject object, int id) {
        var application = new FakeApplication();
        object.addApplication(application, Map.of(DataApplication.APP_ID, id));
        return application;
    }

    static AppData data(int priority, String... fragments) {
        var opaque = List.of(fragments).stream()
                .map(text -> new OpaqueValue(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new AppData(opaque, priority, Optional.of(Instant.ofEpochSecond(1000)), "reading", "text");
    }

    @Override
    public AutoCloseable connect(DataOutlet connected) {
        outlet = connected;
        return () -> closed = true;
    }

    @Override
    public void received(int instance, AppData data) {
        received.add(instance + ": "
                + data.fragments().stream()
                        .map(fragment -> new String(fragment.bytes(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("|")));
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next thing that it gets. */
    String next() throws InterruptedException {
        return received.poll(PATIENCE, TimeUnit.SECONDS);
    }

    boolean hasMore() {
        return !received.isEmpty();
    }

    void hold() {
        hold = new CountDownLatch(1);
    }

    void goOn() {
        hold.countDown();
    }

    DataOutlet outlet() {
        return outlet;
    }

    boolean isClosed() {
        return closed;
    }
}
