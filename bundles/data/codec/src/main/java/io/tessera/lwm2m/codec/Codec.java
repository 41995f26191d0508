// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Encodes and decodes the content formats of LwM2M (Core 1.2, 7.4), looked up by their number in {@link ContentFormat}.
 * Keeps no state; any thread may call it. A payload never costs more memory than a small multiple of its length.
 */
@ProviderType
public interface Codec {

    /** Whether values can be written and read in this format at all. */
    boolean supports(int format);

    /**
     * Writes values.
     *
     * @param format see {@link ContentFormat}
     * @param base the path that was asked for; it and the values' paths decide what the format nests or leaves out
     * @param values in any order of Resources; each at or below the base
     * @throws RequestRefused with 4.06 if the format is unknown or can't carry this: several values in plain text, a
     *     String as opaque, a NaN in JSON
     */
    byte[] encode(int format, Path base, List<PathValue> values) throws RequestRefused;

    /**
     * Reads values.
     *
     * @param format see {@link ContentFormat}
     * @param base the path that the payload was sent to
     * @param payload whole
     * @param types tells the type of each Resource; values are converted to it
     * @return in the order of the payload; paths are at or below the base
     * @throws RequestRefused with 4.15 if the format is unknown or can't carry such a Resource; with 4.00 if the payload
     *     is malformed, a value isn't of its Resource's type, or a path is not below the base
     */
    List<PathValue> decode(int format, Path base, byte[] payload, DataTypes types) throws RequestRefused;

    /**
     * Writes the paths of a composite request: SenML and SenML-ETCH, JSON and CBOR, and LwM2M CBOR.
     *
     * @throws RequestRefused with 4.06 if the format is none of these
     */
    byte[] encodePaths(int format, List<Path> paths) throws RequestRefused;

    /**
     * Reads the paths of a composite request.
     *
     * @throws RequestRefused with 4.15 if the format carries none; with 4.00 if the payload is malformed
     */
    List<Path> decodePaths(int format, byte[] payload) throws RequestRefused;

    /** Writes CoRE Link format (RFC 6690). */
    byte[] encodeLinks(List<Link> links);

    /**
     * Reads CoRE Link format (RFC 6690): quoted values may hold commas and semicolons, spaces around separators and
     * attributes of any name are accepted.
     *
     * @throws RequestRefused with 4.00 if it isn't that
     */
    List<Link> decodeLinks(byte[] payload) throws RequestRefused;
}
