// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.lock;

import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Erases data of the gateway for good (Object 8). Nothing blocks; no two operations are asked for at a time. */
@ConsumerType
public interface WipeControl {

    /** The names of what can be erased; always the same. */
    SortedSet<String> items();

    /**
     * Erases them.
     *
     * @param items some of {@link #items}, at least one
     * @return when that is done; fails if it can't be done, or not with each of them
     */
    CompletionStage<Void> wipe(Set<String> items);
}
