// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;

/** Collects a request's body as it comes in, up to a limit, and no thread waits for it. */
final class BodyReader implements ReadListener {

    /** Goes on with the body. */
    @FunctionalInterface
    interface Next {
        void accept(byte[] body) throws Problem;
    }

    private final ServletInputStream in;
    private final int limit;
    private final Call call;
    private final Next next;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] part = new byte[4096];
    private boolean done;

    private BodyReader(ServletInputStream in, int limit, Call call, Next next) {
        this.in = in;
        this.limit = limit;
        this.call = call;
        this.next = next;
    }

    /** @throws IOException if there is no stream to be read */
    static void read(Call call, int limit, Next next) throws IOException {
        var in = call.request().getInputStream();
        in.setReadListener(new BodyReader(in, limit, call, next));
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!done && in.isReady() && !in.isFinished()) {
            take(in.read(part));
        }
    }

    private void take(int length) {
        if (length < 0) {
            return;
        }
        if (body.size() + length > limit) {
            done = true;
            call.answer(new Problem(413, "The body is longer than %d bytes".formatted(limit)));
            return;
        }
        body.write(part, 0, length);
    }

    @Override
    public void onAllDataRead() {
        if (done) {
            return;
        }
        done = true;
        try {
            next.accept(body.toByteArray());
        } catch (Problem | RuntimeException e) {
            call.answer(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        done = true;
        call.answer(new Problem(400, "The body didn't come in whole"));
    }
}
