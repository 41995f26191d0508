// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One Object of a client. Registered as a service it appears in the object tree, in what the client registers and in
 * Discover; unregistered it goes. The service property {@link #CLIENT} names the client that it belongs to; without it,
 * it belongs to the gateway's.
 *
 * <p>All methods but {@link #listen} are called on the client's engine, one at a time: take no locks, don't block. What
 * takes long completes later, from any thread. Who may do what, what exists, and which operation a Resource supports is
 * checked before: an Object is asked only for what its definition and its instances offer. {@code DeclaredObject} is
 * the comfortable way to write one.
 */
@ConsumerType
public interface Lwm2mObject {

    /** Service property: the name of the client that it belongs to. */
    String CLIENT = "lwm2m.client";

    /** Service property, set by {@link ProvidesObject}: the Object ID. */
    String OBJECT_ID = "lwm2m.object.id";

    /** A write, execute or delete that is done. */
    CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    /** What it is; always the same. */
    ObjectDefinition definition();

    /** The Object Instance IDs that there are, ascending. */
    int[] instances();

    /** The Resource IDs that an Object Instance has, ascending: readable, writable and executable ones. */
    int[] resources(int instance);

    /** The Resource Instance IDs of a multiple-instance Resource, ascending; empty where there are none. */
    int[] resourceInstances(int instance, int resource);

    /**
     * Reads.
     *
     * @param path an Object Instance (then all its readable Resources), a Resource or a Resource Instance
     * @return the values, by ascending path; a multiple-instance Resource as one value per Resource Instance, {@link
     *     io.tessera.lwm2m.model.Value#EMPTY} where it has none; fails with {@link RequestRefused}
     */
    CompletionStage<List<PathValue>> read(Caller caller, Path path);

    /**
     * Writes all the values, or none.
     *
     * @param target an Object Instance, a Resource or a Resource Instance
     * @param replace true: what is at the target and not among the values goes, as far as it can; false: it stays
     * @param values of the types that the definition says
     * @return when done; fails with {@link RequestRefused}, 4.00 for a value that is out of range
     */
    default CompletionStage<Void> write(Caller caller, Path target, boolean replace, List<PathValue> values) {
        return refused(ResponseCode.METHOD_NOT_ALLOWED, target + " can't be written");
    }

    /**
     * Begins to take the value of an opaque Resource piece by piece, before anything of it is there. What is decided
     * here, such as that it can't be written now, the server hears at once and not after it has sent all of it.
     *
     * @param size of the value in bytes, as far as the server says so; otherwise -1
     * @return what takes it; empty if the Object takes this value only whole, by {@link #write}
     * @throws RequestRefused if it can't be written now, or not one of this size
     */
    default Optional<ValueSink> receive(Caller caller, Path resource, long size) throws RequestRefused {
        return Optional.empty();
    }

    /**
     * Executes a Resource.
     *
     * @param arguments as they were sent (Core 1.2, 6.3.5), perhaps empty
     */
    default CompletionStage<Void> execute(Caller caller, Path resource, String arguments) {
        return refused(ResponseCode.METHOD_NOT_ALLOWED, resource + " can't be executed");
    }

    /**
     * Makes an Object Instance.
     *
     * @param instance its id, which is free
     * @param values its first values; Resources that this Object doesn't support and read-only ones may be among them
     *     and are ignored (Core 1.2, 6.3.6)
     * @return when it is there; fails with 4.00 if a mandatory Resource is missing, with 4.05 if none can be made
     */
    default CompletionStage<Void> create(Caller caller, int instance, List<PathValue> values) {
        return refused(
                ResponseCode.METHOD_NOT_ALLOWED,
                "no instance of /" + definition().id() + " can be created");
    }

    /**
     * Whether servers can make Instances of it at all. If not, a Create is refused with 4.05 whatever it carries; if
     * so, one that meets the only Instance that there can be is refused with 4.00.
     */
    default boolean isCreatable() {
        return true;
    }

    /** What of it outlives the process; empty for nothing. Always the same. */
    default Optional<Durability> durability() {
        return Optional.empty();
    }

    /**
     * Begins a draft of what it holds, for a bootstrap to change; empty if it can't be written as a whole. What is
     * accepted comes by {@link #create}, {@link #write} and {@link #delete}, of whole Object Instances.
     */
    default Optional<ObjectDraft> draft() {
        return Optional.empty();
    }

    /** Deletes an Object Instance or a Resource Instance. */
    default CompletionStage<Void> delete(Caller caller, Path path) {
        return refused(ResponseCode.METHOD_NOT_ALLOWED, path + " can't be deleted");
    }

    /**
     * Tells the listener of every change from now on. Any thread may call it.
     *
     * @return ends it
     */
    AutoCloseable listen(ObjectListener listener);

    /** An operation that is refused. */
    static <T> CompletionStage<T> refused(ResponseCode code, String diagnostic) {
        return CompletableFuture.failedStage(new RequestRefused(code, diagnostic));
    }
}
