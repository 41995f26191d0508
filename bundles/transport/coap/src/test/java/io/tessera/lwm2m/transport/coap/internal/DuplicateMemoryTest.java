// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.junit.jupiter.api.Test;

class DuplicateMemoryTest {

    private static final byte[] ANSWER = {1, 2, 3};

    private final AtomicInteger seconds = new AtomicInteger(-100);
    private final DuplicateMemory memory = new DuplicateMemory(100_000, seconds::get);

    private static MessageKey key(int messageId) {
        return new MessageKey(0, 0x7F00_0001, 5683 << 16 | messageId, 0);
    }

    @Test
    void a_message_is_new_once() {
        assertThat(memory.heard(key(1), true)).isNull();
        assertThat(memory.heard(key(1), true)).isEmpty();
        memory.answered(key(1), ANSWER);
        assertThat(memory.heard(key(1), true)).isEqualTo(ANSWER);
        assertThat(memory.heard(key(2), true)).isNull();
    }

    @Test
    void a_message_id_means_the_same_message_for_247_seconds() {
        memory.heard(key(1), true);
        memory.answered(key(1), ANSWER);
        seconds.addAndGet(246);
        assertThat(memory.heard(key(1), true)).isEqualTo(ANSWER);
        seconds.addAndGet(1);
        assertThat(memory.heard(key(1), true)).isNull();
    }

    @Test
    void an_answer_to_what_was_never_heard_is_not_kept() {
        memory.answered(key(1), ANSWER);
        assertThat(memory.heard(key(1), true)).isNull();
    }

    @Test
    void what_is_forgotten_is_new() {
        memory.heard(key(1), true);
        memory.forget(key(1));
        assertThat(memory.heard(key(1), true)).isNull();
    }

    @Test
    void it_is_bounded_by_bytes_whatever_the_answers_are() {
        for (int id = 0; id < 60_000; id++) {
            memory.heard(key(id), true);
            memory.answered(key(id), new byte[1000]);
        }
        assertThat(memory.size()).isLessThanOrEqualTo(100_000 / 1150);
        assertThat(memory.heard(key(59_999), true)).hasSize(1000);
        assertThat(memory.heard(key(0), true)).isNull();
    }

    @Test
    void what_is_saved_is_known_to_the_next_with_its_age() {
        memory.heard(key(1), true);
        memory.answered(key(1), ANSWER);
        seconds.addAndGet(100);
        memory.heard(key(2), false);
        memory.heard(key(3), true);
        seconds.addAndGet(100);

        var later = new AtomicInteger(7);
        var next = new DuplicateMemory(100_000, later::get);
        next.load(memory.save());
        assertThat(next.heard(key(1), true)).isEqualTo(ANSWER);
        assertThat(next.heard(key(2), false)).isEmpty();
        // It was never answered, so it will come again, and is to be handled then.
        assertThat(next.heard(key(3), true)).isNull();
        later.addAndGet(47);
        assertThat(next.heard(key(1), true)).isNull();
        assertThat(next.heard(key(2), false)).isEmpty();
    }

    @Test
    void a_format_that_is_not_known_is_left() {
        memory.load(new byte[] {99, 1, 2, 3});
        assertThat(memory.size()).isZero();
    }

    @Test
    void peers_ports_sessions_and_ids_are_told_apart() throws UnknownHostException {
        var context = context("10.0.0.1", 5683);
        assertThat(MessageKey.of(context, 1)).isEqualTo(MessageKey.of(context("10.0.0.1", 5683), 1));
        assertThat(MessageKey.of(context, 1))
                .isNotEqualTo(MessageKey.of(context, 2))
                .isNotEqualTo(MessageKey.of(context("10.0.0.2", 5683), 1))
                .isNotEqualTo(MessageKey.of(context("10.0.0.1", 5684), 1))
                .isNotEqualTo(MessageKey.of(context("2001:db8::1", 5683), 1))
                .isNotEqualTo(MessageKey.of(secure("10.0.0.1", 1), 1));
        assertThat(MessageKey.of(context("2001:db8::1", 65_535), 65_535))
                .isNotEqualTo(MessageKey.of(context("2001:db8::2", 65_535), 65_535));
    }

    @Test
    void a_session_stays_the_same_wherever_its_peer_moves() throws UnknownHostException {
        assertThat(MessageKey.of(secure("10.0.0.1", 7), 1))
                .isEqualTo(MessageKey.of(secure("10.0.0.2", 7), 1))
                .isNotEqualTo(MessageKey.of(secure("10.0.0.1", 8), 1))
                .isNotEqualTo(MessageKey.of(secure("10.0.0.1", 7), 2));
    }

    private static EndpointContext context(String host, int port) throws UnknownHostException {
        return new AddressEndpointContext(new InetSocketAddress(InetAddress.getByName(host), port));
    }

    private static EndpointContext secure(String host, long session) throws UnknownHostException {
        var address = new InetSocketAddress(InetAddress.getByName(host), 5684);
        return new SecureContext(new Peer(address, new Identity.PreSharedKey("device")), session);
    }
}
