// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Part;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are fetched part by part. */
@Timeout(60)
class PartFetchTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final byte[] body = new byte[10_000];
    private CoapEndpoints.Open near;
    private CoapEndpoints.Open far;

    @BeforeEach
    void open() {
        new Random(1).nextBytes(body);
        near = CoapEndpoints.open(ANY, Settings.standard("near"));
        serve(1024);
    }

    private void serve(int blockSize) {
        if (far != null) {
            far.close();
        }
        far = CoapEndpoints.open(ANY, Settings.standard("far").withBlockSize(blockSize));
        var listener = new Listener();
        listener.answering = exchange -> exchange.respond(
                exchange.request().path().contains("fw")
                        ? Response.content(ContentFormat.OPAQUE, body)
                        : Response.of(ResponseCode.NOT_FOUND));
        far.listen(listener);
    }

    @AfterEach
    void close() {
        near.close();
        far.close();
    }

    private Part part(String path, long offset) throws Exception {
        return near.sendForPart(Peer.anonymous(far.localAddress()), Listener.get(path), offset)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"1024, 0", "256, 0", "16, 9984", "1024, 4096", "64, 4096", "512, 9216"})
    void the_parts_from_anywhere_make_the_body(int blockSize, int from) throws Exception {
        serve(blockSize);
        var fetched = new ByteArrayOutputStream();
        fetched.write(body, 0, from);
        Part part;
        do {
            part = part("fw", fetched.size());
            assertThat(part.offset()).isEqualTo(fetched.size());
            assertThat(part.tag()).hasSize(4);
            fetched.writeBytes(part.response().payload());
        } while (!part.isLast());

        assertThat(fetched.toByteArray()).isEqualTo(body);
    }

    @Test
    void the_first_part_says_how_much_there_is() throws Exception {
        assertThat(part("fw", 0).size()).isEqualTo(body.length);
    }

    @Test
    void what_is_not_there_is_an_answer() throws Exception {
        var part = part("nothing", 0);

        assertThat(part.response().code()).isEqualTo(ResponseCode.NOT_FOUND);
        assertThat(part.isLast()).isTrue();
    }

    @Test
    void a_part_behind_the_end_is_refused_by_the_server() throws Exception {
        assertThat(part("fw", 20_480).response().code()).isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @Test
    void a_part_that_can_not_begin_there_is_refused() {
        assertThatThrownBy(() -> part("fw", 17)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> part("fw", -1024)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> part("fw", 1L << 40)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_server_that_is_gone_gives_no_answer() {
        near.close();
        near = CoapEndpoints.open(ANY, Settings.standard("impatient").withAckTimeout(Duration.ofMillis(10)));
        far.close();

        assertThatThrownBy(() -> part("fw", 0)).hasCauseInstanceOf(NoAnswer.class);
    }
}
