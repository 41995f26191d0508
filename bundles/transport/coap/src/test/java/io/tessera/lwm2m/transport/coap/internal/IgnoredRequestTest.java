// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.Exchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Ignore" of the specification is silence: no answer, and no acknowledgement either. */
@Timeout(60)
class IgnoredRequestTest {

    /** Acknowledges sooner than the peer of the tests has listened to the silence. */
    private static final Settings HASTY =
            new Settings("hasty", 16, 4096, 65_536, 65_536, 2, Duration.ofSeconds(2), Duration.ofMillis(20));

    private final Listener listener = new Listener();
    private CoapEndpoints.Open endpoint;
    private RawPeer peer;

    @BeforeEach
    void open() throws Exception {
        endpoint = CoapEndpoints.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), HASTY);
        endpoint.listen(listener);
        peer = new RawPeer(endpoint.localAddress());
    }

    @AfterEach
    void close() {
        peer.close();
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_ignored_request_is_followed_by_silence(boolean confirmable) throws Exception {
        listener.answering = exchange -> {
            exchange.ignore();
            exchange.respond(Listener.text("too late"));
        };
        var message = confirmable ? RawPeer.confirmable(RawPeer.GET, 1) : RawPeer.once(RawPeer.GET, 1);
        peer.send(message.path("3").bytes());
        listener.nextRequest();
        assertThat(peer.hearsNothing()).isTrue();
    }

    @Test
    void an_ignored_request_that_is_sent_again_is_a_new_one() throws Exception {
        listener.answering = Exchange::ignore;
        var get = RawPeer.confirmable(RawPeer.GET, 1).path("3").bytes();
        peer.send(get);
        listener.nextRequest();
        assertThat(peer.hearsNothing()).isTrue();
        listener.answering = exchange -> exchange.respond(Listener.text("now"));
        peer.send(get);
        assertThat(peer.hear()).startsWith("6145");
        assertThat(listener.handled).hasValue(2);
    }

    @Test
    void what_was_answered_can_not_be_ignored_any_more() throws Exception {
        listener.answering = exchange -> {
            exchange.respond(Listener.text("answered"));
            exchange.ignore();
        };
        var get = RawPeer.confirmable(RawPeer.GET, 1).path("3").bytes();
        peer.send(get);
        var answer = peer.hear();
        peer.send(get);
        assertThat(peer.hear()).isEqualTo(answer);
        assertThat(listener.handled).hasValue(1);
    }

    @Test
    void an_ignored_request_in_blocks_stays_ignored() throws Exception {
        listener.answering = Exchange::ignore;
        peer.send(RawPeer.confirmable(RawPeer.PUT, 1)
                .path("3")
                .block(RawPeer.BLOCK1, 0, true, 0)
                .payload(new byte[16]));
        assertThat(peer.hear()).startsWith("615f0001");
        var last = RawPeer.confirmable(RawPeer.PUT, 2)
                .path("3")
                .block(RawPeer.BLOCK1, 1, false, 0)
                .payload(new byte[3]);
        peer.send(last);
        listener.nextRequest();
        peer.send(last);
        assertThat(peer.hearsNothing()).isTrue();
        assertThat(listener.handled).hasValue(1);
    }
}
