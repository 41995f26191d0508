// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeclaredInstancesTest {

    private record Port(String name, Value value, long time) {}

    private final DeclaredInstances<Port> ports =
            new DeclaredInstances<>(DeclaredInstances.<Port>multiple(26242, "Port", "1.1")
                    .required()
                    .read(0, "Name", STRING, Port::name, MANDATORY)
                    .measured(1, "Level", DataType.FLOAT, Port::value, Port::time));
    private final ObjectProbe server = new ObjectProbe(ports);

    @Test
    void its_instances_come_and_go() {
        ports.add(7, new Port("left", Value.of(1.5), 99));
        ports.add(2, new Port("right", Value.EMPTY, PathValue.UNTIMED));

        assertThat(ports.definition().multiple()).isTrue();
        assertThat(ports.definition().mandatory()).isTrue();
        assertThat(ports.instances()).containsExactly(2, 7);
        assertThat(server.read("/26242/7")).containsExactly("/26242/7/0=left", "/26242/7/1=1.5@99");
        assertThat(server.read("/26242/2")).containsExactly("/26242/2/0=right");

        ports.remove(7);
        ports.remove(7);

        assertThat(ports.instances()).containsExactly(2);
        assertThat(ports.resources(7)).isEmpty();
        assertThat(server.events()).containsExactly("added /26242/7", "added /26242/2", "removed /26242/7");
    }

    @Test
    void what_it_shows_is_replaced_as_a_whole() {
        var left = new Port("left", Value.of(1.5), PathValue.UNTIMED);
        ports.show(new TreeMap<>(Map.of(2, left, 4, new Port("right", Value.EMPTY, PathValue.UNTIMED))));
        assertThat(server.events()).containsExactly("added /26242/2", "added /26242/4");

        ports.show(new TreeMap<>(Map.of(2, new Port("left", Value.of(2.5), PathValue.UNTIMED), 7, left)));

        assertThat(ports.instances()).containsExactly(2, 7);
        assertThat(server.read("/26242/2")).containsExactly("/26242/2/0=left", "/26242/2/1=2.5");
        assertThat(server.events()).containsExactly("removed /26242/4", "changed /26242/2/1", "added /26242/7");

        ports.show(new TreeMap<>(Map.of(2, new Port("port", Value.EMPTY, PathValue.UNTIMED), 7, left)));
        assertThat(server.events()).containsExactly("changed /26242/2/0", "changed /26242/2/1");
        ports.show(new TreeMap<>());
        assertThat(ports.instances()).isEmpty();
    }

    @Test
    void an_id_is_given_once() {
        var port = new Port("left", Value.EMPTY, 0);
        ports.add(0, port);

        assertThatThrownBy(() -> ports.add(0, port)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.events()).containsExactly("added /26242/0");
    }

    @Test
    void a_listener_that_fails_keeps_nobody_else_from_hearing() {
        ports.listen(new ObjectListener() {
            @Override
            public void changed(Path path) {
                throw new IllegalStateException("expected by this test");
            }

            @Override
            public void instanceAdded(Path instance) {}

            @Override
            public void instanceRemoved(Path instance) {}
        });
        var later = new ObjectProbe(ports);

        ports.changed(3, 1);

        assertThat(later.events()).containsExactly("changed /26242/3/1");
    }
}
