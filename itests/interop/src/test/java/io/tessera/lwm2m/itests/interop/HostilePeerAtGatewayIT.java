// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that the gateway is registered at and that sends what a good one never would. */
class HostilePeerAtGatewayIT {

    private static final AtomicInteger MID = new AtomicInteger(1000);

    @TempDir
    private static Path work;

    private static RawPeer server;
    private static Role gateway;
    private static InetSocketAddress client;

    @BeforeAll
    static void start() throws Exception {
        server = new RawPeer();
        gateway = Role.gateway(work, "hostile-peer", "coap://127.0.0.1:" + server.port(), 0);
        client = server.awaitClient();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        server.close();
    }

    @AfterEach
    void a_good_request_is_still_answered() throws Exception {
        assertThat(server.ask(client, get("3", "0", "16")).codeText()).isEqualTo("2.05");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            path       | code
            3/0/0/0/0  | 4.00
            3/0/0/0    | 4.04
            ''/''      | 4.00
            65535      | 4.00
            65536      | 4.00
            -1         | 4.04
            03/0       | 4.00
            3/x        | 4.00
            3/0/       | 4.00
            4711       | 4.04
            """)
    void odd_paths_are_refused(String path, String code) throws Exception {
        var segments = path.replace("'", "").split("/", -1);

        assertThat(server.ask(client, get(segments)).codeText()).isEqualTo(code);
    }

    @Test
    void an_unknown_elective_option_is_ignored() throws Exception {
        assertThat(server.ask(client, get("3", "0", "16").with(65_000, (byte) 1))
                        .codeText())
                .isEqualTo("2.05");
    }

    @Test
    void an_unknown_critical_option_is_4_02() throws Exception {
        assertThat(server.ask(client, get("3", "0", "16").with(65_001, (byte) 1))
                        .codeText())
                .isEqualTo("4.02");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 15, 31})
    void an_unknown_method_is_4_05(int method) throws Exception {
        var request = RawMessage.request(method, MID.incrementAndGet(), "3", "0", "16");

        assertThat(server.ask(client, request).codeText()).isEqualTo("4.05");
    }

    @Test
    void a_repeated_message_gets_the_same_answer() throws Exception {
        var request = get("3", "0", "13");
        var first = server.ask(client, request);
        var second = server.ask(client, request);

        assertThat(second).hasToString(first.toString());
    }

    @Test
    void a_write_of_70_kB_is_too_large_and_ends_there() throws Exception {
        var size = new byte[] {1, 0x11, 0x70};
        var request = RawMessage.request(RawMessage.PUT, MID.incrementAndGet(), "3", "0", "15")
                .with(RawMessage.CONTENT_FORMAT)
                .with(RawMessage.BLOCK1, (byte) (8 | 6))
                .with(60, size)
                .withPayload("x".repeat(1024).getBytes(StandardCharsets.US_ASCII));

        assertThat(server.ask(client, request).codeText()).isEqualTo("4.13");
    }

    @Test
    void a_ping_is_answered_with_a_reset() throws Exception {
        int mid = MID.incrementAndGet();
        server.send(client, (byte) 0x40, (byte) 0, (byte) (mid >> 8), (byte) mid);

        assertThat(server.awaitAnswer(mid).type()).isEqualTo(RawMessage.RST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "40",
                "4001",
                "400100",
                "FFFFFFFFFFFFFFFF",
                "490100010102030405060708090A",
                "4F01000101",
                "40010001FF",
                "40010001F0",
                "40010001DDFFFF",
                "40010001EEFFFFFFFF",
                "4001000B0D00",
                "C0010001B133",
                "40DF0001",
                "60450001FF31",
            })
    void garbage_harms_nobody(String datagram) throws Exception {
        server.send(client, HexFormat.of().parseHex(datagram));
    }

    @Test
    void a_stranger_is_not_answered() throws Exception {
        try (var stranger = new RawPeer()) {
            stranger.send(client, get("3", "0", "16").bytes());
            // The known server's answer comes after the stranger's request was dealt with: both use one socket.
            server.ask(client, get("3", "0", "16"));
            assertThat(stranger.heardNothing()).isTrue();
        }
    }

    private static RawMessage get(String... path) {
        return RawMessage.request(RawMessage.GET, MID.incrementAndGet(), path);
    }
}
