// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;

/** SenML records on their way into JSON or CBOR, called in the order of the methods. */
interface SenmlOutput {

    void begin(int records);

    void beginRecord(int fields);

    /** @param slash whether names follow it */
    void baseName(long path, boolean slash);

    void baseTime(long seconds);

    /** @param skip how many ids the base name has taken */
    void name(long path, int skip, boolean leadingSlash);

    /** @throws RequestRefused with 4.06 for NaN and infinity */
    void value(Value value) throws RequestRefused;

    void nullValue();

    void time(long nanos);

    void endRecord();

    byte[] finish();

    /** Whether a time of so many nanoseconds survives the format's numbers. */
    boolean isExact(long nanos);
}
