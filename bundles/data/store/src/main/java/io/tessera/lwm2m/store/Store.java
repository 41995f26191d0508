// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A map from text to bytes that outlives a restart: what is put is there after a power cut at most a second later, in
 * the order in which it was put. Any thread may call it; it doesn't block for long. A store that can't write says so in
 * the log and keeps what it was given in memory.
 */
@ProviderType
public interface Store {

    /** @return a copy, the caller's own */
    Optional<byte[]> get(String key);

    /** @param value is copied */
    void put(String key, byte[] value);

    /** Nothing happens if there is none. */
    void remove(String key);

    /** The keys that begin so, ascending. */
    List<String> keys(String prefix);

    /** Returns when all that was put before is on disk, or the disk refuses. */
    void flush();

    /**
     * Writes at once.
     *
     * @return completes when all that was put before is on disk, or the disk refuses; on any thread, which isn't to be
     *     blocked
     */
    CompletionStage<Void> written();
}
