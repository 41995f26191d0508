// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession;
import io.tessera.lwm2m.server.bootstrap.BootstrapStep;
import java.time.Duration;
import java.util.Optional;

/** A session as it lies in the store: one that has ended. */
final class StoredSession {

    private StoredSession() {}

    static byte[] bytes(BootstrapSession one) {
        var form = Form.writing()
                .number(one.id())
                .text(one.endpoint())
                .text(one.configuration())
                .text(one.trigger().name());
        return StoredPeer.write(form, one.address())
                .number(one.format())
                .time(one.started())
                .time(one.ended().orElse(one.started()))
                .text(one.state().name())
                .text(one.reason())
                .list(one.steps(), StoredSession::write)
                .written();
    }

    /** @throws IllegalArgumentException if it isn't one, or of another version */
    static BootstrapSession read(byte[] bytes) {
        return Form.read(
                bytes,
                form -> new BootstrapSession(
                        form.number(),
                        form.text(),
                        form.text(),
                        BootstrapSession.Trigger.valueOf(form.text()),
                        StoredPeer.address(form),
                        form.integer(),
                        form.time(),
                        Optional.of(form.time()),
                        BootstrapSession.State.valueOf(form.text()),
                        form.text(),
                        form.list(StoredSession::step)));
    }

    private static void write(Form form, BootstrapStep step) {
        form.text(step.operation().name())
                .path(step.path())
                .time(step.time())
                .number(step.took().toMillis())
                .number(step.code().map(ResponseCode::value).orElse(0))
                .text(step.detail());
    }

    private static BootstrapStep step(Form form) {
        return new BootstrapStep(
                BootstrapOperation.valueOf(form.text()),
                form.path(),
                form.time(),
                Duration.ofMillis(form.number()),
                Optional.of(form.integer()).filter(code -> code != 0).map(ResponseCode::of),
                form.text());
    }
}
