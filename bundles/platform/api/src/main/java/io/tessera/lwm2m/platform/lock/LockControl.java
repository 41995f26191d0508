// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.lock;

import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes the gateway, or parts of it, inoperable, and operable again (Object 8). Nothing blocks; no two operations are
 * asked for at a time, and the same one may be asked for again, as after a restart.
 */
@ConsumerType
public interface LockControl {

    /** The names of what can be locked by itself; always the same. */
    SortedSet<String> targets();

    /**
     * From then on exactly these are locked.
     *
     * @param targets some of {@link #targets}, at least one
     * @return when that is so; fails if it can't be done, or not with each of them
     */
    CompletionStage<Void> lock(Set<String> targets);

    /** From then on all is locked, except what is needed to unlock it. */
    CompletionStage<Void> lockAll();

    /** From then on nothing is locked. */
    CompletionStage<Void> unlock();
}
