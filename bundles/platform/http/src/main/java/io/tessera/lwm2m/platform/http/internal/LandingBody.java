// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.http.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.Landing;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Hands a body on as it comes in, a buffer at a time; one that isn't wanted isn't read. */
final class LandingBody implements BodySubscriber<Void> {

    /** Whether the body is wanted. */
    interface Beginning {
        boolean isWanted() throws DownloadFailed;
    }

    private final Landing landing;
    private final Beginning beginning;
    private final CompletableFuture<Void> complete = new CompletableFuture<>();
    private final byte[] buffer = new byte[16_384];
    private volatile long received;
    private Subscription subscription;
    private boolean ended;

    LandingBody(Landing landing, Beginning beginning) {
        this.landing = landing;
        this.beginning = beginning;
    }

    long received() {
        return received;
    }

    /** From now on nothing is handed on. */
    synchronized void end() {
        ended = true;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return complete;
    }

    @Override
    public synchronized void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        try {
            if (!ended && beginning.isWanted()) {
                subscription.request(1);
                return;
            }
            subscription.cancel();
            complete.complete(null);
        } catch (DownloadFailed | RuntimeException e) {
            fail(e);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (ended) {
            return;
        }
        try {
            for (var bytes : buffers) {
                take(bytes);
            }
            subscription.request(1);
        } catch (DownloadFailed | RuntimeException | OutOfMemoryError e) {
            fail(e);
        }
    }

    private void take(ByteBuffer bytes) throws DownloadFailed {
        while (bytes.hasRemaining()) {
            int length = Math.min(buffer.length, bytes.remaining());
            bytes.get(buffer, 0, length);
            landing.write(buffer, 0, length);
            received += length;
        }
    }

    private void fail(Throwable e) {
        ended = true;
        subscription.cancel();
        complete.completeExceptionally(e);
    }

    @Override
    public void onError(Throwable failure) {
        complete.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        complete.complete(null);
    }
}
