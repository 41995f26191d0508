// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

/** The request methods (RFC 7252, RFC 8132). */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE,
    FETCH,
    PATCH,
    IPATCH
}
