// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

/** A client and the servers at which it registers over DTLS, and one that it must not talk to. */
interface SecureEnds extends AutoCloseable {

    static SecureEnds open(Pairing pairing, Stage stage) throws Exception {
        return switch (pairing) {
            case BOTH_OURS -> new SecureGateway(stage);
            case OUR_CLIENT -> new SecureGatewayAtLeshan(stage);
            case OUR_SERVER -> new SecureLeshanClient(stage);
        };
    }

    /** The server at which it is registered by a pre-shared key. */
    ServerEnd withSharedKey() throws Exception;

    /** The server at which it is registered by its certificate, having checked the server's. */
    ServerEnd withCertificates() throws Exception;

    /** Returns when the client has refused a server whose certificate is for another host. */
    void awaitRefusal() throws Exception;
}
