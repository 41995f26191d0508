// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Under which id each record lies on disk: a number that grows with each writing. So what is written together lies
 * together, whatever the keys are, and a commit touches few pages; and the ids say nothing of the keys.
 */
final class RecordIds {

    private final Map<String, byte[]> ids = new HashMap<>();
    private long last;

    /**
     * Takes up a record that was found, in the order of the ids. Those of earlier versions are hashes of the keys, longer
     * than a number; they stay until the record is written again.
     *
     * @return the id of an older writing of the same record, which counts no more
     */
    Optional<byte[]> found(String key, byte[] id) {
        if (id.length == Long.BYTES) {
            last = Math.max(last, ByteBuffer.wrap(id).getLong());
        }
        return Optional.ofNullable(ids.put(key, id));
    }

    /** The id of a new writing. */
    byte[] next() {
        last++;
        return ByteBuffer.allocate(Long.BYTES).putLong(last).array();
    }

    /** @return the id that the record had before */
    Optional<byte[]> written(String key, byte[] id) {
        return Optional.ofNullable(ids.put(key, id));
    }

    /** @return the id that the record had */
    Optional<byte[]> removed(String key) {
        return Optional.ofNullable(ids.remove(key));
    }
}
