// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static io.tessera.lwm2m.model.DataType.BOOLEAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.SendOutcome.Status;
import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeSession;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Send (Core 1.2, 6.4.6; ETS 306, 307, 311). */
final class SendTest {

    private static final Path NUMBER = Path.of(32769, 0, 1);

    private final StoredObject server =
            new StoredObject(StoredObject.multiple(1, "LwM2M Server", "1.2").readWrite(23, "Mute Send", BOOLEAN)) {};
    private final FakeClient client =
            new FakeClient(Objects.security(), Objects.device(), Objects.everything(), server);
    private final FakeSession session = attach(0).addSession(1).registered("1.1");

    private FakeClient attach(int every, String... paths) {
        return client.attach(new ReportingInterface(Configs.config(every, paths), Codecs.create()));
    }

    @Test
    void values_are_posted_to_dp_and_accepted() {
        mute(false);
        var outcome = send(NUMBER, Path.of(3, 0, 15));
        var request = session.answer(Response.of(ResponseCode.CHANGED));
        assertThat(request.method()).isEqualTo(Method.POST);
        assertThat(request.path()).containsExactly("dp");
        assertThat(request.contentFormat()).isEqualTo(ContentFormat.SENML_JSON);
        assertThat(text(request.payload()))
                .contains("/3/0/15")
                .contains("/32769/0/1")
                .contains("40");
        assertThat(outcome).isCompletedWithValue(new SendOutcome(1, Status.ACCEPTED, "2.04"));
    }

    @Test
    void muted_if_the_resource_is_absent_or_true() {
        assertThat(send(NUMBER).join().status()).isEqualTo(Status.MUTED);
        mute(true);
        assertThat(send(NUMBER).join().status()).isEqualTo(Status.MUTED);
        mute(false);
        assertThat(send(NUMBER)).isNotDone();
        assertThat(session.sentCount()).isEqualTo(1);
    }

    @Test
    void what_the_server_may_not_read_is_left_out() {
        mute(false);
        client.tree().deny(1, Path.of(32769, 0), true);
        var outcome = send(NUMBER, Path.of(3, 0, 15), Path.of(0));
        var request = session.answer(Response.of(ResponseCode.CHANGED));
        assertThat(text(request.payload())).contains("/3/0/15").doesNotContain("32769");
        assertThat(outcome.join().status()).isEqualTo(Status.ACCEPTED);
        assertThat(send(NUMBER).join().status()).isEqualTo(Status.NOTHING_READABLE);
    }

    @Test
    void given_values_keep_their_times_to_the_fraction_of_a_second() {
        mute(false);
        var outcome = new CompletableFuture<SendOutcome>();
        var values = List.of(
                new PathValue(NUMBER, Value.of(1L), 1_767_225_600_250_000_000L),
                new PathValue(NUMBER, Value.of(2L), 1_767_225_601_500_000_000L),
                new PathValue(Path.of(0, 1, 0), Value.of("secret")));
        client.fire(new ClientEvent.SendAsked(session, List.of(), values, outcome));
        var request = session.answer(Response.of(ResponseCode.CHANGED));
        assertThat(text(request.payload()))
                .contains("\"bt\":1767225600,")
                .contains("\"t\":0.25")
                .contains("\"t\":1.5")
                .doesNotContain("secret");
        assertThat(outcome.join().status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void the_answer_of_the_server_is_reported() {
        mute(false);
        var refused = send(NUMBER);
        session.answer(Response.of(ResponseCode.NOT_FOUND));
        assertThat(refused).isCompletedWithValue(new SendOutcome(1, Status.REFUSED, "4.04"));
        var bad = send(NUMBER);
        session.answer(Response.of(ResponseCode.BAD_REQUEST));
        assertThat(bad).isCompletedWithValue(new SendOutcome(1, Status.REFUSED, "4.00"));
        var lost = send(NUMBER);
        session.fail(NoAnswer.Reason.TIMEOUT);
        assertThat(lost.join().status()).isEqualTo(Status.NO_ANSWER);
    }

    @Test
    void nothing_is_sent_before_the_registration_nor_with_1_0() {
        mute(false);
        session.registeredBefore("1.1");
        assertThat(send(NUMBER).join().status()).isEqualTo(Status.NOT_REGISTERED);
        session.registered("1.0");
        assertThat(send(NUMBER).join().status()).isEqualTo(Status.UNSUPPORTED);
        assertThat(session.sentCount()).isZero();
    }

    @Test
    void configured_paths_are_sent_every_so_often() {
        mute(false);
        client.detach();
        attach(60, "/32769/0/1");
        client.passSeconds(59);
        assertThat(session.sentCount()).isZero();
        client.passSeconds(1);
        session.answer(Response.of(ResponseCode.CHANGED));
        client.passSeconds(60);
        session.answer(Response.of(ResponseCode.CHANGED));
        client.detach();
        assertThat(client.timers()).isZero();
    }

    private CompletableFuture<SendOutcome> send(Path... paths) {
        var outcome = new CompletableFuture<SendOutcome>();
        client.fire(new ClientEvent.SendAsked(session, List.of(paths), List.of(), outcome));
        return outcome;
    }

    private void mute(boolean muted) {
        var path = Path.of(1, 1, 23);
        if (client.tree().exists(Path.of(1, 1))) {
            Objects.set(server, path, Value.of(muted));
        } else {
            Objects.add(server, 1, new PathValue(path, Value.of(muted)));
        }
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
