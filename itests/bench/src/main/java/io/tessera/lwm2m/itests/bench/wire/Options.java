// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

/** Option numbers and codes of CoAP (RFC 7252, 12; RFC 7641). */
final class Options {

    static final int OBSERVE = 6;
    static final int LOCATION_PATH = 8;
    static final int URI_PATH = 11;
    static final int CONTENT_FORMAT = 12;
    static final int URI_QUERY = 15;
    static final int ACCEPT = 17;

    static final int EMPTY = 0;
    static final int GET = 1;
    static final int POST = 2;
    static final int PUT = 3;
    static final int DELETE = 4;
    static final int CREATED = 2 << 5 | 1;
    static final int CHANGED = 2 << 5 | 4;
    static final int CONTENT = 2 << 5 | 5;
    static final int BAD_REQUEST = 4 << 5;
    static final int NOT_FOUND = 4 << 5 | 4;

    private Options() {}
}
