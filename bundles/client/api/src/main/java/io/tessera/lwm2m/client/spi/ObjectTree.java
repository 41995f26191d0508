// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The Objects of a client, and the one place that decides whether a caller may do something to them. The checks go in
 * the order that the specification implies: reserved Objects 4.01, target missing 4.04, no right 4.01, operation not
 * supported 4.05. Only on the client's engine.
 */
@ProviderType
public interface ObjectTree extends DataTypes {

    /** Let the client choose the id of a new Object Instance. */
    int ANY_INSTANCE = -1;

    /** By ascending Object ID. */
    Collection<Lwm2mObject> objects();

    Optional<Lwm2mObject> object(int id);

    /**
     * What an Object is for servers of an LwM2M version: those of an older one know some Objects in an older version,
     * with fewer Resources. {@link #check}, {@link #read} and {@link #write} go by it for each server; it is always
     * the same for the same Object.
     *
     * @param lwm2m such as {@code 1.1}; empty for the newest
     */
    default Optional<ObjectDefinition> definition(int id, String lwm2m) {
        return object(id).map(Lwm2mObject::definition);
    }

    /** Whether there is such an Object, Object Instance, Resource or Resource Instance now. The root exists. */
    boolean exists(Path path);

    /**
     * Decides whether the caller may do this, before any payload is looked at.
     *
     * @throws RequestRefused with 4.01, 4.04 or 4.05
     */
    void check(Caller caller, Operation operation, Path path) throws RequestRefused;

    /**
     * Reads; what the caller may not read and what can't be read is left out below the path.
     *
     * @param path an Object, Object Instance, Resource or Resource Instance
     * @return by ascending path; fails with {@link RequestRefused} as {@link #check} does
     */
    CompletionStage<List<PathValue>> read(Caller caller, Path path);

    /**
     * Reads at several places (Read-Composite, Core 1.2, 6.3.8): what is missing or not allowed is left out, and what
     * lies below another path is not read twice. The root stands for all Objects but those that no server may read.
     *
     * @return by ascending path; fails if an Object does, and with 4.01 if the caller has a right to none of it (Core
     *     1.2, 8.2.1)
     */
    default CompletionStage<List<PathValue>> readComposite(Caller caller, Collection<Path> paths) {
        return CompositeRead.of(this, caller, paths);
    }

    /**
     * Writes all or nothing.
     *
     * @param target an Object Instance, a Resource or a Resource Instance
     * @param replace whether what isn't among the values goes
     * @return when done; fails with {@link RequestRefused}: as {@link #check} does, 4.05 if one of the values goes to a
     *     Resource that can't be written, 4.04 if to one that isn't defined, 4.00 if a value is refused
     */
    CompletionStage<Void> write(Caller caller, Path target, boolean replace, List<PathValue> values);

    /**
     * Begins to write an opaque Resource whose value comes piece by piece.
     *
     * @param size of the value in bytes, as far as it is known; otherwise -1
     * @return what takes it; empty if its Object takes it only whole
     * @throws RequestRefused as {@link #check} does, and whatever the Object refuses
     */
    default Optional<ValueSink> receive(Caller caller, Path resource, long size) throws RequestRefused {
        check(caller, Operation.WRITE, resource);
        return Optional.empty();
    }

    /** Executes a Resource. */
    CompletionStage<Void> execute(Caller caller, Path resource, String arguments);

    /**
     * Makes an Object Instance.
     *
     * @param instance its id, or {@link #ANY_INSTANCE}
     * @return its path; fails with {@link RequestRefused}: 4.00 if the id is taken or a mandatory Resource is missing
     */
    CompletionStage<Path> create(Caller caller, int object, int instance, List<PathValue> values);

    /** Deletes an Object Instance or a Resource Instance. */
    CompletionStage<Void> delete(Caller caller, Path path);
}
