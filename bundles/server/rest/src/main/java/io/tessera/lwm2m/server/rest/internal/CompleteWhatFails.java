// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;

/** Ends a request whose reader is gone or takes nothing any more. */
final class CompleteWhatFails implements AsyncListener {

    @Override
    public void onTimeout(AsyncEvent event) {
        Contexts.complete(event.getAsyncContext());
    }

    @Override
    public void onError(AsyncEvent event) {
        Contexts.complete(event.getAsyncContext());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // There is nothing to be given back.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again.
    }
}
