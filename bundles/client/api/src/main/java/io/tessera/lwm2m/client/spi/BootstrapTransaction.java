// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a Bootstrap-Server writes and deletes (Core 1.2, 6.1.7), apart from what is in force: nothing of it counts until
 * {@link #commit}, and then all of it or, whatever happens, nothing. No access mode and no access control stops it. Only
 * on the client's engine.
 */
@ProviderType
public interface BootstrapTransaction {

    /** The ids of the Objects that there are, ascending. */
    int[] objects();

    /** The ids that an Object would have Instances of, ascending; none if there is no such Object. */
    int[] instances(int object);

    /**
     * What would be at or below a path, secrets too, by ascending path. Only of Objects that are written as a whole, such
     * as 0, 1, 2 and 21; of others nothing.
     */
    List<PathValue> values(Path path);

    /**
     * Writes. What isn't there is made.
     *
     * @param target an Object, Object Instance, Resource or Resource Instance
     * @param values at or below the target
     * @throws RequestRefused with 4.04 if the client has no such Object or the target is no Resource of it, with 4.00 for
     *     a value that can't be there
     */
    void write(Path target, List<PathValue> values) throws RequestRefused;

    /**
     * Deletes an Object Instance, all of an Object, or all of the client. The account of the Bootstrap-Server and the
     * Device Object stay, and what no server can delete as well.
     *
     * @throws RequestRefused with 4.04 if there is no such Object or Object Instance, with 4.00 if the target itself is
     *     one that stays, or no Object Instance
     */
    void delete(Path target) throws RequestRefused;

    /**
     * Checks whether all fits together, and takes it into force.
     *
     * @return when it is in force and outlives a power cut; the transaction is over then. Fails with 4.06 and what is
     *     missing or wrong: then nothing changed, and the transaction goes on.
     */
    CompletionStage<Void> commit();

    /**
     * What Objects that stand for something of the device refused when it was taken into force, such as a time zone that
     * can't be set: a path and a reason each. Known when {@link #commit} is done; the rest is in force all the same.
     */
    default List<String> leftOut() {
        return List.of();
    }

    /** Forgets all of it. */
    void abort();
}
