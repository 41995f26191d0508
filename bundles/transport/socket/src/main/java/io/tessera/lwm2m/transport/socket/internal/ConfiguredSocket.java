// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.socket.internal;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket for each configuration.
 *
 * <p>It registers the service itself, when the socket is bound. If the component were the service, the runtime would
 * register it before that, and keep it registered if the port is taken; and it would close the socket whenever its only
 * borrower is being replaced.
 */
@Component(
        name = SocketConfig.PID,
        configurationPid = SocketConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {})
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=java.net.DatagramSocket")
@Designate(ocd = SocketConfig.class, factory = true)
public final class ConfiguredSocket {

    /** Service property: the port really bound. */
    static final String PORT = "lwm2m.socket.port";

    static final String NAME = "lwm2m.socket";

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredSocket.class);

    private record Values(String name, String host, int port, int receiveBuffer) {

        static Values of(SocketConfig config) {
            return new Values(config.lwm2m_socket(), config.host(), config.port(), config.receiveBuffer());
        }
    }

    /** A socket that is bound, and the service that lends it. */
    private record Lent(LentSocket socket, ServiceRegistration<DatagramSocket> service) {

        void end() {
            service.unregister();
            socket.release();
        }
    }

    private final BundleContext context;
    private Values values;
    private Optional<Lent> lent;

    @Activate
    public ConfiguredSocket(SocketConfig config, BundleContext context) throws IOException {
        this.context = context;
        values = Values.of(config);
        lent = Optional.of(lend(config));
    }

    private Lent lend(SocketConfig config) throws IOException {
        var socket = open(config);
        var service = context.registerService(DatagramSocket.class, socket, properties(config, socket));
        LOG.info(
                "Socket {} is bound to {}, receive buffer {} bytes",
                config.lwm2m_socket(),
                socket.getLocalSocketAddress(),
                socket.getReceiveBufferSize());
        return new Lent(socket, service);
    }

    /** Servers would see another port, so that nothing happens if nothing changed: a console repeats what is known. */
    @Modified
    void modified(SocketConfig config) throws IOException {
        var wanted = Values.of(config);
        if (wanted.equals(values) && lent.isPresent()) {
            return;
        }
        close();
        values = wanted;
        lent = Optional.of(lend(config));
    }

    @Deactivate
    public void close() {
        lent.ifPresent(Lent::end);
        lent = Optional.empty();
    }

    @SuppressWarnings("JdkObsolete") // what the framework takes
    private static Dictionary<String, Object> properties(SocketConfig config, LentSocket socket) {
        var properties = new Hashtable<String, Object>();
        properties.put(NAME, config.lwm2m_socket());
        properties.put(PORT, socket.getLocalPort());
        return properties;
    }

    private static LentSocket open(SocketConfig config) throws IOException {
        if (config.port() < 0 || config.port() > 65_535) {
            throw complaint("port is %d; it must be 0 (any free one) to 65535".formatted(config.port()));
        }
        var local = local(config);
        try {
            return LentSocket.open(local, Math.max(4096, config.receiveBuffer()));
        } catch (BindException e) {
            throw complaint("host, port: can't bind to %s:%d (%s); set port to one that is free, or to 0 for any free"
                            .formatted(local.getHostString(), local.getPort(), e.getMessage())
                    + " one, and host to an address of this machine, or end the program that holds it");
        }
    }

    private static InetSocketAddress local(SocketConfig config) throws BindException {
        if (config.host() == null || config.host().isBlank()) {
            return new InetSocketAddress(config.port());
        }
        var local = new InetSocketAddress(config.host().strip(), config.port());
        if (local.isUnresolved()) {
            throw complaint("host is %s, which is no address and no name that is known; write an address of this"
                            .formatted(config.host())
                    + " machine, or leave it empty for all of them");
        }
        return local;
    }

    /** Logged as well as thrown: where the component runtime's own log goes is not in our hands. */
    private static BindException complaint(String what) {
        var message = SocketConfig.PID + ": " + what;
        LOG.error(message);
        return new BindException(message);
    }
}
