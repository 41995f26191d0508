// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.io.IOException;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;

/** Writes a body as fast as its reader takes it, and no thread waits for that. */
final class BodyWriter implements WriteListener {

    private final ServletOutputStream out;
    private final byte[] body;
    private final AsyncContext context;
    private boolean written;

    BodyWriter(ServletOutputStream out, byte[] body, AsyncContext context) {
        this.out = out;
        this.body = body;
        this.context = context;
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            if (written) {
                Contexts.complete(context);
                return;
            }
            written = true;
            out.write(body);
        }
    }

    @Override
    public void onError(Throwable failure) {
        Contexts.complete(context);
    }
}
