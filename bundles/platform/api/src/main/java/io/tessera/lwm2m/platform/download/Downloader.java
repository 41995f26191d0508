// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.download;

import java.net.URI;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Fetches what is at a URI. A service with the property {@link #SCHEMES}. The server at the other end may be anybody:
 * a provider bounds how long it waits, follows redirections a few times only, and keeps no more in memory than a part.
 */
@ConsumerType
public interface Downloader {

    /** Service property: the URI schemes that it knows, in lower case, such as {@code http}; one or several. */
    String SCHEMES = "lwm2m.download.schemes";

    /**
     * Fetches all of it, or what isn't there yet. Called on a thread that may wait; an interrupt ends it soon.
     *
     * @param uri absolute, of one of its schemes
     * @param landing where the bytes go, which nobody else uses meanwhile
     * @throws DownloadFailed if it isn't complete
     */
    void fetch(URI uri, Landing landing) throws DownloadFailed, InterruptedException;
}
