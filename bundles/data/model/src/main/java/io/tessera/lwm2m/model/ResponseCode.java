// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/** The answers that LwM2M knows (Transport 1.2, 6.5), with the CoAP code that stands for each. */
public enum ResponseCode {
    CREATED(2, 1),
    DELETED(2, 2),
    CHANGED(2, 4),
    CONTENT(2, 5),
    CONTINUE(2, 31),
    BAD_REQUEST(4, 0),
    UNAUTHORIZED(4, 1),
    BAD_OPTION(4, 2),
    FORBIDDEN(4, 3),
    NOT_FOUND(4, 4),
    METHOD_NOT_ALLOWED(4, 5),
    NOT_ACCEPTABLE(4, 6),
    REQUEST_ENTITY_INCOMPLETE(4, 8),
    CONFLICT(4, 9),
    PRECONDITION_FAILED(4, 12),
    REQUEST_ENTITY_TOO_LARGE(4, 13),
    UNSUPPORTED_CONTENT_FORMAT(4, 15),
    UNPROCESSABLE(4, 22),
    TOO_MANY_REQUESTS(4, 29),
    INTERNAL_SERVER_ERROR(5, 0),
    NOT_IMPLEMENTED(5, 1),
    BAD_GATEWAY(5, 2),
    SERVICE_UNAVAILABLE(5, 3),
    GATEWAY_TIMEOUT(5, 4),
    PROXYING_NOT_SUPPORTED(5, 5);

    private static final ResponseCode[] BY_VALUE = new ResponseCode[256];

    static {
        for (var code : values()) {
            BY_VALUE[code.value] = code;
        }
    }

    private final int value;

    ResponseCode(int codeClass, int detail) {
        value = codeClass << 5 | detail;
    }

    /**
     * The code of a CoAP code byte. A code that nobody listed counts as the .00 of its class (RFC 7252, 5.9); one of no
     * response class as 5.00.
     */
    public static ResponseCode of(int value) {
        var code = value >= 0 && value < 256 ? BY_VALUE[value] : null;
        if (code != null) {
            return code;
        }
        return switch (value >> 5) {
            case 2 -> CONTENT;
            case 4 -> BAD_REQUEST;
            default -> INTERNAL_SERVER_ERROR;
        };
    }

    /** The CoAP code byte: class in the upper three bits, detail in the lower five. */
    public int value() {
        return value;
    }

    /** Whether it is of class 2. */
    public boolean isSuccess() {
        return value >> 5 == 2;
    }

    /** {@code 2.05}. */
    @Override
    public String toString() {
        return "%d.%02d".formatted(value >> 5, value & 31);
    }
}
