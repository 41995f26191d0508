// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.socket.internal;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket for each configuration. Immediate, since a delayed component would be deactivated, and the socket closed,
 * in the very moment that this bundle is for: when its only borrower is being replaced.
 */
@Component(
        name = SocketConfig.PID,
        configurationPid = SocketConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = DatagramSocket.class,
        immediate = true)
@Designate(ocd = SocketConfig.class, factory = true)
public final class ConfiguredSocket extends LentSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredSocket.class);

    @Activate
    public ConfiguredSocket(SocketConfig config) throws IOException {
        super(bound(config));
        LOG.info(
                "Socket {} is bound to {}, receive buffer {} bytes",
                config.lwm2m_socket(),
                getLocalSocketAddress(),
                getReceiveBufferSize());
    }

    @Deactivate
    @Override
    public void release() {
        super.release();
    }

    private static DatagramChannel bound(SocketConfig config) throws IOException {
        if (config.port() < 0 || config.port() > 65_535) {
            throw complaint("port is %d; it must be 0 (any free one) to 65535".formatted(config.port()));
        }
        var local = local(config);
        try {
            return bind(local, Math.max(4096, config.receiveBuffer()));
        } catch (BindException e) {
            throw complaint("port, host: can't bind to %s (%s); set port to one that is free, or to 0 for any free one,"
                            .formatted(local, e.getMessage())
                    + " and host to an address of this machine, or end the program that holds it");
        }
    }

    private static InetSocketAddress local(SocketConfig config) throws BindException {
        if (config.host() == null || config.host().isBlank()) {
            return new InetSocketAddress(config.port());
        }
        var local = new InetSocketAddress(config.host().strip(), config.port());
        if (local.isUnresolved()) {
            throw complaint(
                    "host is %s, which is no address and no name that is known; write an address of this machine, or leave it empty for all of them"
                            .formatted(config.host()));
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
