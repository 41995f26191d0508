// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Reads an event stream off a socket, frame by frame, and no faster than it is asked to. */
public final class EventClient implements AutoCloseable {

    /** @param type empty for a comment */
    public record Event(String type, String id, String data) {}

    private final Socket socket;
    private final BufferedReader in;

    /** @param headers further lines, each with its line break */
    public EventClient(int port, String path, String headers) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(10_000);
            var request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status line and the headers. */
    public String head() {
        var head = new StringBuilder();
        for (var line = line(); line != null && !line.isEmpty(); line = line()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    /** The next event; null at the end of the stream. */
    public Event next() {
        var type = "";
        var id = "";
        var data = "";
        for (var line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                return new Event(type, id, data);
            }
            type = line.startsWith("event: ") ? line.substring(7) : type;
            id = line.startsWith("id: ") ? line.substring(4) : id;
            data = line.startsWith("data: ") ? line.substring(6) : data;
        }
        return null;
    }

    private String line() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
