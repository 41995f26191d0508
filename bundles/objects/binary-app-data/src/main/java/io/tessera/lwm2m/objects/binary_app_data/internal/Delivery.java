// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import io.tessera.lwm2m.platform.appdata.AppData;
import io.tessera.lwm2m.platform.appdata.DataApplication;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for one application, and the thread that hands it over, which is there only while something waits. */
final class Delivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long IDLE = 5;

    private final int id;
    private final DataApplication application;
    private final int most;
    private final Deque<Message> immediate = new ArrayDeque<>();
    private final Deque<Message> others = new ArrayDeque<>();
    private final ThreadPoolExecutor thread;
    private AutoCloseable connection = () -> {};
    private boolean delivers;

    private record Message(int instance, AppData data) {}

    Delivery(int id, DataApplication application, int most) {
        this.id = id;
        this.application = application;
        this.most = most;
        thread = new ThreadPoolExecutor(1, 1, IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var worker = new Thread(task, "lwm2m-app-data-" + id);
            worker.setDaemon(true);
            return worker;
        });
        thread.allowCoreThreadTimeOut(true);
        thread.setRejectedExecutionHandler((task, closed) -> {});
    }

    int id() {
        return id;
    }

    void connect(AutoCloseable connected) {
        connection = connected;
    }

    /** Whether a further one from this Object Instance may wait. */
    synchronized boolean hasRoom(int instance, AppData data) {
        boolean takesPlace =
                data.priority() == AppData.LATEST && others.stream().anyMatch(replaced(instance));
        return takesPlace || immediate.size() + others.size() < most;
    }

    synchronized void add(int instance, AppData data) {
        if (data.priority() == AppData.LATEST) {
            others.removeIf(replaced(instance));
        }
        (data.priority() == AppData.IMMEDIATE ? immediate : others).add(new Message(instance, data));
        if (!delivers) {
            delivers = true;
            thread.execute(this::deliver);
        }
    }

    private static Predicate<Message> replaced(int instance) {
        return message -> message.instance == instance;
    }

    private void deliver() {
        for (var message = next(); message.isPresent(); message = next()) {
            deliver(message.get());
        }
    }

    private synchronized Optional<Message> next() {
        var message = Optional.ofNullable(immediate.isEmpty() ? others.poll() : immediate.poll());
        delivers = message.isPresent();
        return message;
    }

    private void deliver(Message message) {
        try {
            application.received(message.instance, message.data);
        } catch (RuntimeException e) {
            LOG.warn("Application {} failed at what a server wrote in /19/{}", id, message.instance, e);
        }
    }

    @Override
    public void close() throws Exception {
        synchronized (this) {
            immediate.clear();
            others.clear();
        }
        thread.shutdown();
        connection.close();
    }
}
