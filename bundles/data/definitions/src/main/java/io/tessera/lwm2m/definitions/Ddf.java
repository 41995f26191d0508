// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions;

import io.tessera.lwm2m.definitions.internal.DdfReader;
import io.tessera.lwm2m.definitions.internal.DdfWriter;
import io.tessera.lwm2m.model.ObjectDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;

/**
 * OMA's XML format of Object definitions, in the versions of its schema that came with LwM2M 1.0, 1.1 and 1.2 (Core 1.2,
 * appendix D). Descriptions are neither kept nor written.
 */
public final class Ddf {

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = 4 << 20;

    private Ddf() {}

    /**
     * Reads one file, which holds one Object or several. DTDs and external entities are refused, and what is longer than
     * {@link #MAX_BYTES}.
     *
     * @param xml is read to its end and not closed
     * @return at least one
     * @throws InvalidDefinition if it isn't well formed, lacks what the schema demands, or says what no definition can
     * @throws IOException if the stream can't be read
     */
    public static List<ObjectDefinition> read(InputStream xml) throws InvalidDefinition, IOException {
        return DdfReader.read(xml);
    }

    /**
     * Writes one file in UTF-8.
     *
     * @param xml is not closed
     * @throws IOException if the stream can't be written
     */
    public static void write(Collection<ObjectDefinition> definitions, OutputStream xml) throws IOException {
        DdfWriter.write(definitions, xml);
    }
}
