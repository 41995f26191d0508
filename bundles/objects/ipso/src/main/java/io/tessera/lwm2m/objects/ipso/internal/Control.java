// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.Sensor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets what can be set, and says in the protocol's terms why not. */
final class Control {

    private static final Logger LOG = LoggerFactory.getLogger(Control.class);

    private Control() {}

    /** @return when it is set; fails with {@link RequestRefused} */
    static CompletionStage<Void> set(Sensor sensor, Value value) {
        try {
            return sensor.control(value).handle((done, failure) -> answer(sensor, failure));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(refusal(sensor, e));
        }
    }

    private static Void answer(Sensor sensor, Throwable failure) {
        if (failure != null) {
            throw new CompletionException(refusal(sensor, failure));
        }
        return null;
    }

    private static RequestRefused refusal(Sensor sensor, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RequestRefused refused) {
            return refused;
        }
        if (cause instanceof UnsupportedOperationException) {
            return new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "it can't be set");
        }
        LOG.warn("/{}/{} could not be set", sensor.object(), sensor.instance(), cause);
        return new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "it could not be set");
    }
}
