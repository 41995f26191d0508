// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.model.Path;
import java.io.IOException;

/**
 * What an application asked for.
 *
 * @param operation as LwM2M calls it, or null where it isn't one
 * @param endpoint of the client, or null
 * @param path at the client, or null
 */
record Subject(String operation, String endpoint, Path path) {

    /** No operation on a client. */
    static final Subject NONE = new Subject(null, null, null);

    /** Writes the members that there are into the object that is open. */
    void writeTo(JsonGenerator json) throws IOException {
        if (operation != null) {
            json.writeStringField("operation", operation);
        }
        if (endpoint != null) {
            json.writeStringField("endpoint", endpoint);
        }
        if (path != null) {
            json.writeStringField("path", path.toString());
        }
    }
}
