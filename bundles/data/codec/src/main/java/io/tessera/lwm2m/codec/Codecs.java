// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

import io.tessera.lwm2m.codec.internal.StandardCodec;
import java.time.Clock;

/** Makes codecs where there is no service registry: in tests, in tools, in plain Java. */
public final class Codecs {

    private Codecs() {}

    /** With {@link Limits#DEFAULT}. */
    public static Codec create() {
        return create(Limits.DEFAULT);
    }

    public static Codec create(Limits limits) {
        return create(limits, Clock.systemUTC());
    }

    /** @param clock what SenML's relative times are relative to (RFC 8428, 4.5.3) */
    public static Codec create(Limits limits, Clock clock) {
        return new StandardCodec(limits, clock);
    }
}
