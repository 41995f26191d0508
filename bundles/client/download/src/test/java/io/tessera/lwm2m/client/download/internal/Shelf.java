// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.download.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Landing;
import java.io.ByteArrayOutputStream;

/** Where a test's download lands. */
final class Shelf implements Landing {

    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int room;
    private String validator = "";
    long announced;
    int begun;

    Shelf(int room) {
        this.room = room;
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
    public void begin(String newValidator, long size) {
        bytes.reset();
        validator = newValidator;
        announced = size;
        begun++;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws DownloadFailed {
        if (bytes.size() + length > room) {
            bytes.write(source, offset, room - bytes.size());
            throw new DownloadFailed(Reason.NO_ROOM, "full");
        }
        bytes.write(source, offset, length);
    }
}
