// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.client.spi.Operation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told who asks why. */
final class AccessReasonsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            server | operation | path       | told
            1      | READ      | /3300/1    | allowed: owner in /2/11, without an entry of its own: RWED
            2      | READ      | /3300/1/0  | allowed: own entry in /2/11: R
            2      | WRITE     | /3300/1/0  | refused with 4.01: own entry in /2/11: R; needed is W
            3      | WRITE     | /3300/1/0  | refused with 4.01: default entry in /2/11: E; needed is W
            3      | READ      | /3300/5    | refused with 4.01: no entry in /2/12; needed is R
            2      | READ      | /3/0       | refused with 4.01: there is no access control instance for /3/0; needed is R
            3      | READ      | /3300      | allowed: an Object needs no right; its instances without R are left out
            3      | DISCOVER  | /3300/5    | allowed: Discover needs no right
            1      | CREATE    | /3300      | allowed: own entry in /2/10
            2      | CREATE    | /3300      | refused with 4.01: no such entry in /2/10; needed is C
            1      | CREATE    | /1         | refused with 4.01: there is no access control instance for creating in /1; needed is C
            1      | READ      | /3300/77   | refused with 4.04: there is no /3300/77
            1      | WRITE     | /3300/1/3  | refused with 4.05: /3300/1/3 can't be written
            1      | READ      | /0/0       | refused with 4.01: /0 holds keys: no server may touch it
            3      | READ      | /2/11      | allowed: every server sees access control instances
            3      | WRITE     | /2/11      | refused with 4.01: only its owner, server 1, changes /2/11, and nobody deletes it
            1      | DELETE    | /2/11      | refused with 4.01: only its owner, server 1, changes /2/11, and nobody deletes it
            1      | WRITE     | /2/10      | refused with 4.01: only a Bootstrap-Server changes /2/10
            1      | CREATE    | /2         | refused with 4.01: servers make no access control instances
            9      | READ      | /3/0       | refused: there is no account of server 9, so it isn't heard
            """)
    void the_rule_that_decides_is_named(int server, Operation operation, String path, String told) throws Exception {
        try (var fixture = new AccessFixture(3, new AccessMode(AccessMode.When.SEVERAL, AccessRights.NONE))) {
            fixture.bootstrap(10, 3300, 65535, 65535, "1:C");
            fixture.bootstrap(11, 3300, 1, 1, "2:R 0:E");
            fixture.bootstrap(12, 3300, 5, 2, "");

            assertThat(fixture.why(server, operation, path)).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1 | SEVERAL | allowed: the only server has all rights (accessControl=several)
            2 | NEVER   | allowed: every server has all rights (accessControl=never)
            """)
    void where_nothing_is_controlled_that_is_said(int servers, AccessMode.When when, String told) throws Exception {
        try (var fixture = new AccessFixture(servers, new AccessMode(when, AccessRights.NONE))) {
            assertThat(fixture.why(1, Operation.WRITE, "/3300/1")).isEqualTo(told);
        }
    }

    @Test
    void without_object_2_every_server_has_all_rights() throws Exception {
        try (var fixture = ClientFixture.atTwoServers()) {
            fixture.offer(MemoryObject.device());
            fixture.settled();
            var why = fixture.runtime.why(2, Operation.WRITE, io.tessera.lwm2m.model.Path.of(3, 0));

            assertThat(ClientFixture.get(why.toCompletableFuture()))
                    .hasToString("allowed: there is no Access Control Object, so every server has all rights");
        }
    }

    @Test
    void the_shell_command_asks_the_client_of_that_name() throws Exception {
        try (var fixture = new AccessFixture(1)) {
            var command = new WhyCommand();
            var properties = Map.<String, Object>of(Lwm2mClient.NAME, "gateway");
            command.addClient(fixture.client.runtime::why, properties);

            assertThat(command.why(1, "write-attributes", "/3300")).startsWith("allowed: an Object needs no right");
            assertThat(command.why("gateway", 1, "READ", "/3/0")).startsWith("allowed: the only server");
            assertThat(command.why("other", 1, "read", "/3/0")).isEqualTo("there is no client other");
            assertThat(command.why(1, "steal", "/3/0")).startsWith("an operation is one of [read, observe");
            assertThat(command.why(1, "read", "/x")).isNotBlank();
        }
    }
}
