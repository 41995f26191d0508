// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/** The CoAP Content-Format numbers that LwM2M names (Core 1.2, 7.4). Numbers, not an enum: peers send others too. */
public final class ContentFormat {

    /** No Content-Format or Accept option was given. */
    public static final int NONE = -1;

    public static final int TEXT = 0;
    public static final int LINK = 40;
    public static final int OPAQUE = 42;
    public static final int CBOR = 60;
    public static final int SENML_JSON = 110;
    public static final int SENML_CBOR = 112;
    public static final int SENML_ETCH_JSON = 320;
    public static final int SENML_ETCH_CBOR = 322;
    public static final int TLV = 11542;
    public static final int JSON = 11543;
    public static final int LWM2M_CBOR = 11544;

    private ContentFormat() {}

    /** The name that a person knows it by; the number where it has none here. */
    public static String name(int format) {
        return switch (format) {
            case NONE -> "none";
            case TEXT -> "plain text";
            case LINK -> "CoRE Link";
            case OPAQUE -> "opaque";
            case CBOR -> "CBOR";
            case SENML_JSON -> "SenML JSON";
            case SENML_CBOR -> "SenML CBOR";
            case SENML_ETCH_JSON -> "SenML-ETCH JSON";
            case SENML_ETCH_CBOR -> "SenML-ETCH CBOR";
            case TLV -> "TLV";
            case JSON -> "LwM2M JSON";
            case LWM2M_CBOR -> "LwM2M CBOR";
            default -> Integer.toString(format);
        };
    }
}
