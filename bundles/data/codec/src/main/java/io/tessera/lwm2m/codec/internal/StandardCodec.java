// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** Finds the format by its number; the formats do the rest. */
@Component(name = CodecConfig.PID, configurationPid = CodecConfig.PID, service = Codec.class)
@Designate(ocd = CodecConfig.class)
public final class StandardCodec implements Codec {

    private final Limits limits;
    private final Format text;
    private final Format opaque;
    private final Format cbor;
    private final Format tlv;
    private final Format json;
    private final Format lwm2mCbor;
    private final Format senmlJson;
    private final Format senmlCbor;
    private final Format senmlEtchJson;
    private final Format senmlEtchCbor;

    @Activate
    public StandardCodec(CodecConfig config) {
        this(
                new Limits(config.maxPayload(), config.maxRecords(), config.maxText(), config.maxDepth()),
                Clock.systemUTC());
    }

    public StandardCodec(Limits limits, Clock clock) {
        this.limits = limits;
        text = new TextFormat(limits);
        opaque = new OpaqueFormat();
        cbor = new CborFormat(limits);
        tlv = new TlvFormat(limits);
        json = new LwM2mJsonFormat(limits, clock);
        lwm2mCbor = new LwM2mCborFormat(limits);
        senmlJson = new SenmlFormat(new SenmlJson(), limits, clock, false);
        senmlCbor = new SenmlFormat(new SenmlCbor(), limits, clock, false);
        senmlEtchJson = new SenmlFormat(new SenmlJson(), limits, clock, true);
        senmlEtchCbor = new SenmlFormat(new SenmlCbor(), limits, clock, true);
    }

    private Format find(int format) {
        return switch (format) {
            case ContentFormat.TEXT -> text;
            case ContentFormat.OPAQUE -> opaque;
            case ContentFormat.CBOR -> cbor;
            case ContentFormat.TLV -> tlv;
            case ContentFormat.JSON -> json;
            case ContentFormat.LWM2M_CBOR -> lwm2mCbor;
            case ContentFormat.SENML_JSON -> senmlJson;
            case ContentFormat.SENML_CBOR -> senmlCbor;
            case ContentFormat.SENML_ETCH_JSON -> senmlEtchJson;
            case ContentFormat.SENML_ETCH_CBOR -> senmlEtchCbor;
            default -> null;
        };
    }

    @Override
    public boolean supports(int format) {
        return find(format) != null;
    }

    @Override
    public byte[] encode(int format, Path base, List<PathValue> values) throws RequestRefused {
        return toEncode(format).encode(base, values);
    }

    @Override
    public List<PathValue> decode(int format, Path base, byte[] payload, DataTypes types) throws RequestRefused {
        return toDecode(format, payload).decode(base, payload, types);
    }

    @Override
    public byte[] encodePaths(int format, List<Path> paths) throws RequestRefused {
        return toEncode(format).encodePaths(paths);
    }

    @Override
    public List<Path> decodePaths(int format, byte[] payload) throws RequestRefused {
        return toDecode(format, payload).decodePaths(payload);
    }

    @Override
    public byte[] encodeLinks(List<Link> links) {
        return LinkWriter.write(links);
    }

    @Override
    public List<Link> decodeLinks(byte[] payload) throws RequestRefused {
        checkLength(payload);
        return LinkReader.read(payload, limits);
    }

    private Format toEncode(int format) throws RequestRefused {
        var found = find(format);
        if (found == null) {
            throw Format.notAcceptable("unknown format: " + ContentFormat.name(format));
        }
        return found;
    }

    private Format toDecode(int format, byte[] payload) throws RequestRefused {
        var found = find(format);
        if (found == null) {
            throw Format.unsupported("unknown format: " + ContentFormat.name(format));
        }
        checkLength(payload);
        return found;
    }

    private void checkLength(byte[] payload) throws RequestRefused {
        if (payload.length > limits.maxPayload()) {
            throw new RequestRefused(
                    ResponseCode.REQUEST_ENTITY_TOO_LARGE,
                    "payload of more than %d bytes".formatted(limits.maxPayload()));
        }
    }
}
