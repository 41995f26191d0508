// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import org.eclipse.californium.elements.Connector;

/** A connector that reads only when it is told to, so that nothing is read that nobody can handle. */
interface Link extends Connector {

    /** Begins to read, if it doesn't already. */
    void resume();

    /** Ends reading, if the socket is lent; what isn't read waits in the kernel. Sending goes on until the link is stopped. */
    void pause();
}
