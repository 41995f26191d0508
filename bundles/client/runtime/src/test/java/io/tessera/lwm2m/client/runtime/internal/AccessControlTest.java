// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What servers do to Objects, and that to Object 2 (Core 1.2, 8; PROTOCOL "Access control", by its numbers): three
 * servers, a Bootstrap-Server that says who may do what, and nothing granted beside.
 */
final class AccessControlTest {

    private AccessFixture fixture;

    @BeforeEach
    void three_servers_of_which_the_first_may_create() throws Exception {
        fixture = new AccessFixture(3, new AccessMode(AccessMode.When.SEVERAL, AccessRights.NONE));
        fixture.bootstrap(0, 3300, 65535, 65535, "1:C 2:C");
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    /** 4.4. */
    @Test
    void who_creates_an_instance_owns_it_and_needs_no_entry() throws Exception {
        assertThat(fixture.create(1, 3300, 9)).isEqualTo("/3300/9");

        assertThat(fixture.instances()).contains("/2/1: /3300/9 owner 1 {}");
        assertThat(fixture.read(1, "/3300/9")).contains("/3300/9/0=1");
        assertThat(fixture.check(1, Operation.DELETE, "/3300/9")).isEqualTo("ok");
        assertThat(fixture.read(2, "/3300/9")).isEqualTo("4.01");
    }

    /** 4.4: the Update that follows names both, since both are there when the interfaces hear of it. */
    @Test
    void its_access_control_instance_is_told_of() throws Exception {
        fixture.create(1, 3300, 9);

        var added = Stream.of(
                        fixture.client.registration.await(ClientEvent.Added.class),
                        fixture.client.registration.await(ClientEvent.Added.class))
                .map(event -> event.path().toString());
        assertThat(Stream.concat(
                        added, fixture.client.registration.events.stream().map(Object::toString)))
                .anyMatch(text -> text.contains("/3300/9"))
                .anyMatch(text -> text.contains("/2/1"));
    }

    /** 4.3. */
    @Test
    void who_may_not_create_creates_nothing() throws Exception {
        assertThat(fixture.create(3, 3300, 9)).isEqualTo("4.01");
        assertThat(fixture.instances()).hasSize(1);
        assertThat(fixture.many.calls).noneMatch(call -> call.startsWith("create"));
    }

    /** 4.5. */
    @ParameterizedTest
    @CsvSource({"1, ok", "2, ok", "3, 4.01"})
    void an_instance_takes_its_access_control_instance_along(int server, String outcome) throws Exception {
        fixture.create(1, 3300, 9);
        assertThat(fixture.write(1, "/2/1", AccessFixture.at("/2/1/2/2", AccessRights.DELETE)))
                .isEqualTo("ok");

        assertThat(fixture.delete(server, "/3300/9")).isEqualTo(outcome);
        assertThat(fixture.instances()).hasSize(outcome.equals("ok") ? 1 : 2);
    }

    /** 4.5: what is there by mistake is not handed on to the next one. */
    @Test
    void an_instance_that_comes_again_belongs_to_its_new_creator() throws Exception {
        fixture.create(1, 3300, 9);
        fixture.client.onEngine(() -> fixture.many.delete(Caller.DEVICE, Path.of(3300, 9)));
        fixture.client.settled();

        assertThat(fixture.create(2, 3300, 9)).isEqualTo("/3300/9");
        assertThat(fixture.instances()).contains("/2/1: /3300/9 owner 2 {}").hasSize(2);
        assertThat(fixture.read(1, "/3300/9")).isEqualTo("4.01");
    }

    /** 4.6. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            operation        | path     | owner | other
            READ             | /2       | ok    | ok
            READ             | /2/1     | ok    | ok
            READ             | /2/1/2   | ok    | ok
            READ             | /2/1/2/0 | ok    | ok
            OBSERVE          | /2       | ok    | ok
            OBSERVE          | /2/1     | ok    | ok
            OBSERVE          | /2/1/2/0 | ok    | ok
            DISCOVER         | /2       | ok    | ok
            DISCOVER         | /2/1     | ok    | ok
            WRITE_ATTRIBUTES | /2/1     | ok    | ok
            WRITE            | /2       | 4.05  | 4.05
            WRITE            | /2/1     | ok    | 4.01
            WRITE            | /2/1/0   | 4.05  | 4.01
            WRITE            | /2/1/2   | ok    | 4.01
            WRITE            | /2/1/2/0 | ok    | 4.01
            WRITE            | /2/1/3   | ok    | 4.01
            WRITE            | /2/0     | 4.01  | 4.01
            WRITE            | /2/0/2   | 4.01  | 4.01
            EXECUTE          | /2/1/2   | 4.05  | 4.05
            CREATE           | /2       | 4.01  | 4.01
            DELETE           | /2       | 4.05  | 4.05
            DELETE           | /2/1     | 4.01  | 4.01
            DELETE           | /2/1/2/0 | ok    | 4.01
            DELETE           | /2/0     | 4.01  | 4.01
            READ             | /2/7     | 4.04  | 4.04
            """)
    void object_2_is_open_to_see_and_changed_by_owners(Operation operation, String path, String owner, String other)
            throws Exception {
        fixture.bootstrap(1, 3300, 1, 1, "0:R");

        assertThat(fixture.check(1, operation, path)).isEqualTo(owner);
        assertThat(fixture.check(2, operation, path)).isEqualTo(other);
    }

    /** 4.6. */
    @ParameterizedTest
    @CsvSource({
        "/2/1/2/2, 31, ok",
        "/2/1/2/2, 32, 4.00",
        "/2/1/2/2, -1, 4.00",
        "/2/1/2/0, 1, ok",
        "/2/1/2/4, 1, 4.00",
        "/2/1/2/65534, 1, 4.00",
        "/2/1/3, 2, ok",
        "/2/1/3, 4, 4.00",
        "/2/1/3, 0, 4.00",
        "/2/1/3, 65535, 4.00",
    })
    void an_owner_writes_rights_that_there_are_for_servers_that_there_are(String path, long value, String outcome)
            throws Exception {
        fixture.bootstrap(1, 3300, 1, 1, "");

        assertThat(fixture.write(1, "/2/1", AccessFixture.at(path, value))).isEqualTo(outcome);
        assertThat(fixture.instances())
                .element(1)
                .asString()
                .matches(text -> text.equals("/2/1: /3300/1 owner 1 {}") != outcome.equals("ok"));
    }

    /** 4.2: the next check goes by what was written. */
    @Test
    void what_an_owner_writes_counts_at_once() throws Exception {
        fixture.bootstrap(1, 3300, 1, 1, "");
        assertThat(fixture.read(2, "/3300/1/0")).isEqualTo("4.01");
        fixture.write(1, "/2/1", AccessFixture.at("/2/1/2/2", AccessRights.READ));
        assertThat(fixture.read(2, "/3300/1/0")).contains("=7");
        fixture.write(1, "/2/1", AccessFixture.at("/2/1/3", 2));
        assertThat(fixture.read(1, "/3300/1/0")).isEqualTo("4.01");
        assertThat(fixture.delete(2, "/2/1/2/2")).isEqualTo("ok");
        assertThat(fixture.check(2, Operation.WRITE, "/3300/1")).isEqualTo("ok");
    }

    /** 4.8. */
    @Test
    void an_object_is_read_without_the_instances_that_may_not_be_read() throws Exception {
        fixture.bootstrap(1, 3300, 1, 1, "");
        fixture.bootstrap(2, 3300, 5, 65535, "0:R");

        assertThat(fixture.read(1, "/3300")).contains("/3300/1/0=7").contains("/3300/5/0=8");
        assertThat(fixture.read(2, "/3300")).doesNotContain("/3300/1").contains("/3300/5/0=8");
        fixture.bootstrap(2, 3300, 5, 65535, "");
        assertThat(fixture.read(2, "/3300")).isEqualTo("[]");
    }

    /** 4.11. */
    @Test
    void a_composite_read_leaves_out_what_may_not_be_read_unless_that_is_all() throws Exception {
        fixture.bootstrap(1, 3300, 1, 65535, "1:R");
        fixture.bootstrap(2, 3300, 5, 65535, "2:R");

        assertThat(composite(1, "/3300/1", "/3300/5")).isEqualTo("[/3300/1/0=7, /3300/1/2/0=seven]");
        assertThat(composite(3, "/3300/1", "/3300/5")).isEqualTo("4.01");
        assertThat(composite(3, "/3300")).isEqualTo("[]");
        assertThat(composite(3, "/77")).isEqualTo("[]");
    }

    /** 4.9. */
    @Test
    void an_account_that_goes_loses_its_rights_and_what_it_alone_had() throws Exception {
        fixture.bootstrap(1, 3300, 1, 1, "2:RW 3:R");
        fixture.bootstrap(2, 3300, 5, 1, "");
        fixture.bootstrap(3, 3, 0, 65535, "0:R 1:RWE");
        fixture.client.runtime.removeAccount("account1", () -> true);
        while (fixture.client.onEngine(() -> fixture.client.client().session(1).isPresent())) {
            fixture.client.registration.await(ClientEvent.AccountRemoved.class);
        }

        assertThat(fixture.instances())
                .containsExactly(
                        "/2/0: /3300/65535 owner 65535 {2=C}",
                        "/2/1: /3300/1 owner 2 {2=RW, 3=R}",
                        "/2/3: /3/0 owner 65535 {0=R}");
        assertThat(fixture.many.calls).contains("delete /3300/5");
    }

    /** The rule of a Bootstrap-Server counts more than one that is there by whatever way. */
    @Test
    void of_two_instances_about_the_same_the_first_counts() throws Exception {
        fixture.bootstrap(5, 3300, 1, 65535, "1:R");
        fixture.bootstrap(1, 3300, 1, 65535, "2:R");

        assertThat(fixture.check(1, Operation.READ, "/3300/1")).isEqualTo("4.01");
        assertThat(fixture.check(2, Operation.READ, "/3300/1")).isEqualTo("ok");
    }

    @Test
    void neither_the_device_nor_the_bootstrap_server_is_stopped() throws Exception {
        fixture.bootstrap(1, 3300, 1, 1, "");
        for (var operation : List.of(Operation.READ, Operation.WRITE, Operation.DELETE)) {
            assertThat(fixture.check(0, operation, "/3300/1")).isEqualTo("ok");
            assertThat(fixture.check(65535, operation, "/3300/1")).isEqualTo("ok");
        }
    }

    @Test
    void stays_closed_while_object_2_is_away_and_when_it_is_gone() throws Exception {
        fixture.bootstrap(1, 3300, 1, 1, "");
        fixture.client.runtime.removeObject(fixture.access);
        assertThat(fixture.check(2, Operation.READ, "/3300/1")).isEqualTo("4.01");
        fixture.client.registration.await(ClientEvent.Removed.class);
        assertThat(fixture.check(1, Operation.READ, "/3300/1")).isEqualTo("ok");
        assertThat(fixture.check(2, Operation.READ, "/3300/1")).isEqualTo("4.01");
    }

    private String composite(int server, String... paths) throws Exception {
        var parsed = new java.util.ArrayList<Path>();
        for (var path : paths) {
            parsed.add(Path.parse(path));
        }
        try {
            List<PathValue> read = fixture.client.await(() -> fixture.tree().readComposite(new Caller(server), parsed));
            return read.toString();
        } catch (RequestRefused e) {
            return e.code().toString();
        }
    }
}
