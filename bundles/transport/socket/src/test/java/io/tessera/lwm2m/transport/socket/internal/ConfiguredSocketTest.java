// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.socket.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class ConfiguredSocketTest {

    private record Config(String lwm2m_socket, String host, int port, int receiveBuffer) implements SocketConfig {

        @Override
        public Class<? extends Annotation> annotationType() {
            return SocketConfig.class;
        }
    }

    private record Registered(DatagramSocket socket, Dictionary<?, ?> properties) {}

    private final List<Registered> services = new ArrayList<>();

    private ConfiguredSocket open(String host, int port) throws IOException {
        return new ConfiguredSocket(new Config("test", host, port, 100_000), context());
    }

    private BundleContext context() {
        return proxy(BundleContext.class, arguments -> {
            services.add(new Registered((DatagramSocket) arguments[1], (Dictionary<?, ?>) arguments[2]));
            return proxy(ServiceRegistration.class, none -> services.remove(services.size() - 1));
        });
    }

    private static <T> T proxy(Class<T> type, java.util.function.Function<Object[], Object> call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var result = call.apply(arguments);
                    return method.getReturnType() == void.class ? null : result;
                }));
    }

    @Test
    void a_bound_socket_is_a_service_with_name_and_port() throws IOException {
        var configured = open("127.0.0.1", 0);
        var service = services.get(0);
        assertThat(service.socket.getLocalAddress()).isEqualTo(InetAddress.getLoopbackAddress());
        assertThat(service.socket.getLocalPort()).isPositive();
        assertThat(service.properties.get("lwm2m.socket")).isEqualTo("test");
        assertThat(service.properties.get("lwm2m.socket.port")).isEqualTo(service.socket.getLocalPort());
        configured.close();
        assertThat(services).isEmpty();
        assertThat(service.socket.isClosed()).isTrue();
    }

    @Test
    void an_empty_host_is_every_address() throws IOException {
        var configured = open("", 0);
        assertThat(services.get(0).socket.getLocalAddress().isAnyLocalAddress()).isTrue();
        configured.close();
    }

    @Test
    void a_port_that_is_taken_is_refused_with_what_to_do_and_no_service_is_left() throws IOException {
        var first = open("127.0.0.1", 0);
        int taken = services.get(0).socket.getLocalPort();
        assertThatThrownBy(() -> open("127.0.0.1", taken))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("io.tessera.lwm2m.transport.socket: host, port")
                .hasMessageContaining("127.0.0.1:" + taken)
                .hasMessageContaining("set port to one that is free");
        assertThat(services).hasSize(1);
        first.close();
        open("127.0.0.1", taken).close();
    }

    @Test
    void a_wrong_port_or_host_is_refused_by_name() {
        assertThatThrownBy(() -> open("127.0.0.1", 65_536)).hasMessageContaining("port is 65536");
        assertThatThrownBy(() -> open("127.0.0.1", -1)).hasMessageContaining("port is -1");
        assertThatThrownBy(() -> open("no such host", 0)).hasMessageContaining("host is no such host");
        assertThatThrownBy(() -> open("192.0.2.1", 0)).hasMessageContaining("192.0.2.1:0");
        assertThat(services).isEmpty();
    }

    @Test
    void what_is_configured_once_more_with_the_same_values_keeps_its_socket() throws IOException {
        var configured = open("127.0.0.1", 0);
        var socket = services.get(0).socket;

        configured.modified(new Config("test", "127.0.0.1", 0, 100_000));

        assertThat(services).extracting(Registered::socket).containsExactly(socket);
        assertThat(socket.isClosed()).isFalse();
        configured.close();
    }

    @Test
    void other_values_make_another_socket_and_wrong_ones_none() throws IOException {
        var configured = open("127.0.0.1", 0);
        var socket = services.get(0).socket;

        configured.modified(new Config("other", "127.0.0.1", 0, 100_000));

        assertThat(socket.isClosed()).isTrue();
        assertThat(services).hasSize(1);
        assertThat(services.get(0).properties.get("lwm2m.socket")).isEqualTo("other");
        assertThatThrownBy(() -> configured.modified(new Config("other", "127.0.0.1", 65_536, 100_000)))
                .hasMessageContaining("port is 65536");
        assertThat(services).isEmpty();
        configured.modified(new Config("other", "127.0.0.1", 0, 100_000));
        assertThat(services).hasSize(1);
        configured.close();
        assertThat(services).isEmpty();
    }
}
