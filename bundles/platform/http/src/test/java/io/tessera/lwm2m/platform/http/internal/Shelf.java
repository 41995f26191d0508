// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.http.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Landing;
import java.io.ByteArrayOutputStream;

/** Where a test's download lands. */
final class Shelf implements Landing {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int room;
    private String validator = "";
    private long announced = -2;
    private int begun;

    Shelf(int room) {
        this.room = room;
    }

    Shelf() {
        this(10_000_000);
    }

    /** Something is there already. */
    Shelf with(String part, String itsValidator) {
        bytes.writeBytes(part.getBytes(US_ASCII));
        validator = itsValidator;
        return this;
    }

    String text() {
        return bytes.toString(US_ASCII);
    }

    long announced() {
        return announced;
    }

    int begun() {
        return begun;
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public String validator() {
        return validator;
    }

    @Override
    public void begin(String newValidator, long size) throws DownloadFailed {
        bytes.reset();
        validator = newValidator;
        announced = size;
        begun++;
        if (size > room) {
            throw new DownloadFailed(Reason.NO_ROOM, "too large");
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) throws DownloadFailed {
        if (bytes.size() + length > room) {
            throw new DownloadFailed(Reason.NO_ROOM, "full");
        }
        bytes.write(source, offset, length);
    }
}
