// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.MalformedContent;

/** SenML in CBOR (RFC 8428, 6): how records are read and written for formats 112 and 322. */
final class SenmlCbor implements SenmlFormat.Syntax {

    @Override
    public SenmlInput input(byte[] payload, Limits limits) throws MalformedContent {
        return new SenmlCborInput(payload, limits);
    }

    @Override
    public SenmlOutput output() {
        return new SenmlCborOutput();
    }
}
