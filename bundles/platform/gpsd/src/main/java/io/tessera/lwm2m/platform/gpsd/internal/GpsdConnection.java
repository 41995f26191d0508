// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.gpsd.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to gpsd, asks it to report, and connects again when that ends; on a thread of its own. */
final class GpsdConnection {

    private static final Logger LOG = LoggerFactory.getLogger(GpsdConnection.class);
    private static final byte[] WATCH = "?WATCH={\"enable\":true,\"json\":true};\n".getBytes(US_ASCII);
    private static final int CONNECT_MILLIS = 5_000;
    private static final int PATIENCE_MILLIS = 5_000;

    /** Longer than any report of gpsd. */
    private static final int LONGEST_LINE = 1 << 16;

    private final Supplier<InetSocketAddress> address;
    private final Consumer<String> reports;
    private final Pause pause;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Socket socket;
    private boolean isDown;

    /** @param address is resolved anew for each attempt */
    GpsdConnection(Supplier<InetSocketAddress> address, Consumer<String> reports, Pause pause) {
        this.address = address;
        this.reports = reports;
        this.pause = pause;
        thread = new Thread(this::run, "lwm2m-platform-gpsd");
        thread.setDaemon(true);
        thread.start();
    }

    void close() {
        closing.countDown();
        synchronized (this) {
            if (socket != null) {
                end(socket);
            }
        }
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var wait = pause.shortest();
        while (!isClosing(Duration.ZERO)) {
            try {
                if (connectAndListen()) {
                    wait = pause.shortest();
                }
                complain("gpsd ended the connection");
            } catch (IOException | RuntimeException e) {
                complain(String.valueOf(e.getMessage()));
            }
            if (isClosing(wait)) {
                return;
            }
            wait = pause.after(wait);
        }
    }

    /** @return whether gpsd said anything */
    private boolean connectAndListen() throws IOException {
        try (var connected = new Socket()) {
            synchronized (this) {
                socket = connected;
            }
            if (isClosing(Duration.ZERO)) {
                return false;
            }
            connected.setKeepAlive(true);
            connected.connect(address.get(), CONNECT_MILLIS);
            connected.getOutputStream().write(WATCH);
            var in = new BufferedInputStream(connected.getInputStream());
            boolean heard = false;
            for (var line = readLine(in); line != null; line = readLine(in)) {
                if (!heard) {
                    LOG.info("gpsd at {} reports", connected.getRemoteSocketAddress());
                }
                heard = true;
                isDown = false;
                reports.accept(line);
            }
            return heard;
        }
    }

    /** Null at the end. */
    private static String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(UTF_8);
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes is no report of gpsd");
            }
            line.write(next);
        }
        return null;
    }

    /** Once, however often it is tried again. */
    private void complain(String why) {
        if (!isDown && closing.getCount() > 0) {
            LOG.warn("No position from gpsd, for now: {}", why);
            isDown = true;
        }
    }

    /** Waits so long for the end. */
    private boolean isClosing(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true; // nobody interrupts it but who wants it to end
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("The connection doesn't close: {}", e.getMessage());
        }
    }
}
