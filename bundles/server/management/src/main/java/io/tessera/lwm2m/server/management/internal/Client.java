// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.management.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.PreferredFormat;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import java.util.List;
import java.util.Set;

/** Makes requests for a path of one client. */
record Client(Registration registration, Path path, Codec codec) {

    private static final int DEEPEST = 3;
    private static final Set<Integer> COMPOSITE = Set.of(
            ContentFormat.SENML_JSON,
            ContentFormat.SENML_CBOR,
            ContentFormat.SENML_ETCH_JSON,
            ContentFormat.SENML_ETCH_CBOR,
            ContentFormat.LWM2M_CBOR);

    Request request(Method method) {
        return Request.of(method, registration.objects().uriPath(path));
    }

    Request discover() {
        return request(Method.GET).withAccept(ContentFormat.LINK);
    }

    /** Discover with the depth that is new in 1.2: to an older client it is an option that nobody told it of. */
    Request discover(int depth) throws RequestRefused {
        if (depth < 0 || depth > DEEPEST) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "depth is %d, not 0 to %d".formatted(depth, DEEPEST));
        }
        if (!registration.version().isAtLeast(Lwm2mVersion.V1_2)) {
            throw new RequestRefused(
                    ResponseCode.BAD_REQUEST,
                    "depth needs a client of 1.2; %s is of %s"
                            .formatted(registration.endpoint(), registration.version()));
        }
        return discover().withQuery(List.of("depth=" + depth));
    }

    Request write(Method method, Path base, List<PathValue> values, int format) throws RequestRefused {
        int chosen = PreferredFormat.toWrite(registration, base, format);
        return request(method).withPayload(chosen, codec.encode(chosen, base, values));
    }

    /**
     * Create: with an Object as target, TLV can leave the Object Instance ID out, so that the client chooses it (Core
     * 1.2, 6.3.6); other formats name it in any case.
     */
    Request create(Path target, List<PathValue> values, int format) throws RequestRefused {
        int chosen = target.depth() == 1 ? toCreate(format) : PreferredFormat.toWrite(registration, target, format);
        boolean leavesIdOut = target.depth() == 1 && chosen == ContentFormat.TLV;
        var base = leavesIdOut ? onlyInstance(values) : Path.of(target.object());
        return Request.of(Method.POST, registration.objects().uriPath(target.cut(1)))
                .withPayload(chosen, codec.encode(chosen, base, values));
    }

    /** Read-Composite: the list of paths goes to the root (Core 1.2, 6.3.8). */
    Request fetch(List<Path> paths, int format) throws RequestRefused {
        int chosen = PreferredFormat.toCompose(registration, format);
        return request(Method.FETCH)
                .withPayload(chosen, codec.encodePaths(chosen, paths))
                .withAccept(PreferredFormat.answerTo(chosen));
    }

    /** Write-Composite (Core 1.2, 6.3.9). */
    Request patch(List<PathValue> values, int format) throws RequestRefused {
        int chosen = PreferredFormat.toCompose(registration, format);
        if (!COMPOSITE.contains(chosen)) {
            throw new RequestRefused(ResponseCode.NOT_ACCEPTABLE, "this format carries no composite operation");
        }
        return request(Method.IPATCH).withPayload(chosen, codec.encode(chosen, Path.ROOT, values));
    }

    private int toCreate(int format) {
        Set<Integer> listed = registration.objects().formats();
        boolean understandsTlv = listed.isEmpty() || listed.contains(ContentFormat.TLV);
        return format == ContentFormat.NONE && understandsTlv
                ? ContentFormat.TLV
                : PreferredFormat.toWrite(registration, path, format);
    }

    private static Path onlyInstance(List<PathValue> values) throws RequestRefused {
        var instances =
                values.stream().map(value -> value.path().cut(2)).distinct().toList();
        if (instances.size() != 1 || instances.get(0).depth() != 2) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "values must be those of one Object Instance");
        }
        return instances.get(0);
    }
}
