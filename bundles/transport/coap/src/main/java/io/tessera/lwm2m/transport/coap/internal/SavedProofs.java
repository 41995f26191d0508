// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.ConnectionId;

/** With which keys associations were made, before their state, which doesn't have that in it. */
final class SavedProofs {

    private SavedProofs() {}

    static void write(OutputStream out, Iterable<Connection> associations) throws IOException {
        var proofs = new HashMap<ConnectionId, KeyProof>();
        for (var association : associations) {
            Identities.proof(association.getEstablishedPeerIdentity())
                    .ifPresent(proof -> proofs.put(association.getConnectionId(), proof));
        }
        var data = new DataOutputStream(out);
        data.writeInt(proofs.size());
        for (var proof : proofs.entrySet()) {
            var id = proof.getKey().getBytes();
            data.writeByte(id.length);
            data.write(id);
            proof.getValue().write(data);
        }
    }

    static Map<ConnectionId, KeyProof> read(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        var proofs = new HashMap<ConnectionId, KeyProof>();
        for (int left = data.readInt(); left > 0; left--) {
            var id = new byte[data.readUnsignedByte()];
            data.readFully(id);
            proofs.put(new ConnectionId(id), KeyProof.read(data));
        }
        return proofs;
    }
}
