// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The operations of the Device Management &amp; Service Enablement Interface (Core 1.2, 6.3) on registered clients. Any
 * thread may call; nothing blocks.
 *
 * <p>An {@link Answer} of whatever code completes the stage. It fails with {@link UnknownEndpoint}; with {@link
 * io.tessera.lwm2m.transport.NoAnswer}; with {@link UnreadableAnswer}; or, if nothing could be sent, with {@link
 * OperationRefused}. Stages complete on a thread of the server: continue elsewhere with what takes long.
 *
 * <p>A client in queue mode that sleeps gets the request when it wakes up; the stage waits as long, and fails when the
 * request expires or the registration ends. Where the server has a durable store, what waits is sent even after a
 * restart, at least once; {@link QueueListener}s are told what became of it.
 *
 * <p>Where a format is to be given, {@link io.tessera.lwm2m.model.ContentFormat#NONE} chooses: the first of SenML CBOR,
 * LwM2M CBOR, TLV, SenML JSON, LwM2M JSON that the client lists in {@code ct}. A client that lists none gets TLV; to a
 * Read, one of version 1.1 or later then answers in the format that it prefers.
 */
@ProviderType
public interface DeviceManagement {

    /** Read (6.3.1): an Object, an Object Instance, a Resource or a Resource Instance. */
    CompletionStage<Answer> read(String endpoint, Path path, int format);

    /** Discover (6.3.2): what is below the path, and what attributes are attached; see {@link Answer#links}. */
    CompletionStage<Answer> discover(String endpoint, Path path);

    /**
     * Discover as deep as asked for (6.3.2); for clients of version 1.2 and later. A client may ignore the depth.
     *
     * @param depth how many levels below the path: 0 to 3
     */
    CompletionStage<Answer> discover(String endpoint, Path path, int depth);

    /**
     * Write, replacing (6.3.3): what is not among the values is gone afterwards.
     *
     * @param path an Object Instance, a Resource or a Resource Instance
     * @param values at or below the path
     */
    CompletionStage<Answer> replace(String endpoint, Path path, List<PathValue> values, int format);

    /**
     * Write, partial update (6.3.3): what is not among the values stays.
     *
     * @param path an Object Instance, or a multiple-instance Resource
     * @param values below the path
     */
    CompletionStage<Answer> update(String endpoint, Path path, List<PathValue> values, int format);

    /**
     * Write-Attributes (6.3.4).
     *
     * @param attributes {@code pmin=10} attaches, {@code pmin} takes away; the client judges them
     */
    CompletionStage<Answer> writeAttributes(String endpoint, Path path, List<String> attributes);

    /**
     * Execute (6.3.5).
     *
     * @param path a Resource
     * @param arguments such as {@code 0='a',1}; empty for none
     */
    CompletionStage<Answer> execute(String endpoint, Path path, String arguments);

    /**
     * Create (6.3.6).
     *
     * @param path an Object: the client chooses the id, see {@link Answer#created}; or an Object Instance: that one
     * @param values Resources; with an Object as path they are all given below one and the same Object Instance, of
     *     whatever id
     */
    CompletionStage<Answer> create(String endpoint, Path path, List<PathValue> values, int format);

    /**
     * Read-Composite (6.3.8): several paths at once, of whatever Objects; what the client doesn't have is left out of
     * its answer. For clients of version 1.1 and later.
     *
     * @param paths at least one; the root stands for all that the client has
     * @param format of the request: SenML JSON or CBOR, SenML-ETCH JSON or CBOR, or LwM2M CBOR; the answer is asked for
     *     in the same, without ETCH. {@link io.tessera.lwm2m.model.ContentFormat#NONE}: the first of SenML CBOR, LwM2M
     *     CBOR, SenML JSON that the client lists, or else SenML CBOR
     */
    CompletionStage<Answer> readComposite(String endpoint, List<Path> paths, int format);

    /**
     * Write-Composite (6.3.9): several Resources at once, of whatever Objects; all are written or none. For clients of
     * version 1.1 and later.
     *
     * @param values at least one, each of a Resource or a Resource Instance
     * @param format as for {@link #readComposite}
     */
    CompletionStage<Answer> writeComposite(String endpoint, List<PathValue> values, int format);

    /**
     * The same operations; those on a client in queue mode that sleeps are given up with {@link
     * io.tessera.lwm2m.transport.NoAnswer} if it isn't heard within that time, instead of the configured one.
     *
     * @param expiry zero: never
     */
    DeviceManagement within(Duration expiry);

    /**
     * The same operations; whoever asks is told if the client sleeps and the request waits for it.
     *
     * @param queued called at most once for each operation, as soon as the request is kept where it outlives the process;
     *     on any thread, perhaps after the answer; must not block
     */
    DeviceManagement telling(Consumer<WaitingRequest> queued);

    /** What waits for a client. */
    RequestQueue waiting(String endpoint);

    /**
     * Takes back a request that waits for a client. Its stage fails with {@link io.tessera.lwm2m.transport.NoAnswer}, and
     * {@link QueueListener}s are told.
     *
     * @param id as in {@link WaitingRequest#id}
     * @return the request; empty if none of that id waits, since it was sent or has been settled
     */
    Optional<WaitingRequest> cancel(String endpoint, String id);

    /** Delete (6.3.7): an Object Instance, or in 1.2 a Resource Instance. */
    CompletionStage<Answer> delete(String endpoint, Path path);
}
