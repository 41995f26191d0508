// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

/** What an operator does at an LwM2M Bootstrap-Server, which listens without security. */
interface BootstrapServerEnd extends AutoCloseable {

    /** What that client gets from now on. */
    void provide(String endpoint, Provision provision) throws Exception;

    int port();

    /** Why the last bootstrap of that client failed, as soon as it has. */
    String awaitFailure(String endpoint) throws Exception;
}
