// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The lists of Objects that Profile IDs stand for, as clients made them known (Core 1.2, 6.2.1). Kept over restarts where
 * there is a store; bounded, so one may be forgotten again: the one that was asked for least recently. Any thread may call.
 */
@ProviderType
public interface KnownProfiles {

    /** The list of that id, in CoRE Link format. */
    Optional<byte[]> find(String id);

    /** Keeps a list. The first one of an id stays, and one that is too long is not kept. */
    void learn(String id, byte[] links);
}
