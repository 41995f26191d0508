// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;

/** SenML in JSON (RFC 8428, 5): how records are read and written for formats 110 and 320. */
final class SenmlJson implements SenmlFormat.Syntax {

    @Override
    public SenmlInput input(byte[] payload, Limits limits) {
        return new SenmlJsonInput(payload, limits);
    }

    @Override
    public SenmlOutput output() {
        return new SenmlJsonOutput();
    }
}
