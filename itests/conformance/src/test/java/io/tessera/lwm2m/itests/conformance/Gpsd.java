// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.Locale;

/** A gpsd with a receiver, for one that watches it: tells where it is when it is asked, and when it moved. */
final class Gpsd implements AutoCloseable {

    private static final String REPORT =
            """
            {"class":"TPV","mode":3,"time":"%s","lat":%.4f,"lon":153.2176,"altMSL":140,"eph":100,"speed":3,"track":90}
            """;

    private final ServerSocket door;
    private final Thread thread;
    private Socket watcher;
    private double latitude = 43.5723;

    Gpsd() throws IOException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serve, "gpsd");
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                welcome(door.accept());
            } catch (IOException e) {
                // The door is closed, or who came has gone; the next one may come.
            }
        }
    }

    private synchronized void welcome(Socket socket) throws IOException {
        watcher = socket;
        report();
    }

    synchronized void move(double to) throws IOException {
        latitude = to;
        report();
    }

    private void report() throws IOException {
        if (watcher != null) {
            var line = String.format(Locale.ROOT, REPORT, Instant.now(), latitude);
            watcher.getOutputStream().write(line.getBytes(US_ASCII));
        }
    }

    @Override
    public void close() throws Exception {
        door.close();
        synchronized (this) {
            if (watcher != null) {
                watcher.close();
            }
        }
        thread.join();
    }
}
