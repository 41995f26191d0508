// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.socket.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One UDP socket. */
@ObjectClassDefinition(
        id = SocketConfig.PID,
        name = "LwM2M UDP socket",
        description = "A UDP socket that stays open while the transport above it is replaced.")
public @interface SocketConfig {

    String PID = "io.tessera.lwm2m.transport.socket";

    @AttributeDefinition(
            name = "Name",
            description = "By this name a transport chooses the socket, in its socket.target: (lwm2m.socket=NAME).")
    String lwm2m_socket() default "gateway";

    @AttributeDefinition(
            name = "Host",
            description = "The local address or host name to bind to. Empty: every address of this machine.",
            required = false)
    String host() default "";

    @AttributeDefinition(
            name = "Port",
            description = "The local UDP port. 0: any that is free.",
            type = AttributeType.INTEGER,
            min = "0",
            max = "65535")
    int port() default 0;

    @AttributeDefinition(
            name = "Receive buffer",
            description = "Bytes that the kernel is asked to keep while nobody reads. It gives no more than its own"
                    + " limit (Linux: net.core.rmem_max).",
            type = AttributeType.INTEGER,
            min = "4096",
            max = "1073741824")
    int receiveBuffer() default 4_000_000;
}
