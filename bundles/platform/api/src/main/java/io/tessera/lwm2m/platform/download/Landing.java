// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.download;

import org.osgi.annotation.versioning.ProviderType;

/** Where a download lands, and what of it is there already. Used by one thread at a time. */
@ProviderType
public interface Landing {

    /** How many bytes are there. To go on behind them, the server must still have what {@link #validator} names. */
    long size();

    /** What the last {@link #begin} was told; empty if what is there can't be gone on with. */
    String validator();

    /**
     * Drops what is there, if anything is.
     *
     * @param validator by which the server tells this content from any other, such as an ETag; empty where there is
     *     none
     * @param size of the content in all; -1 where the server doesn't say
     * @throws DownloadFailed if there is no room for it
     */
    void begin(String validator, long size) throws DownloadFailed;

    /**
     * Takes the bytes that follow.
     *
     * @throws DownloadFailed if there is no room for them, or if they aren't wanted any more
     */
    void write(byte[] bytes, int offset, int length) throws DownloadFailed;
}
