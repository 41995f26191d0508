// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = CodecConfig.PID,
        name = "LwM2M codec",
        description = "How much a peer's payload may ask of this node. What is beyond is refused with 4.00 or 4.13.")
@interface CodecConfig {

    String PID = "io.tessera.lwm2m.codec";

    @AttributeDefinition(name = "Longest payload", description = "Bytes of one payload, 1 and more.", min = "1")
    int maxPayload() default 16777216;

    @AttributeDefinition(
            name = "Most records",
            description = "Values, paths or links in one payload, 1 and more.",
            min = "1")
    int maxRecords() default 10000;

    @AttributeDefinition(
            name = "Longest text",
            description = "Bytes of one String or Corelnk value, 0 and more. Opaque values are bounded by the payload.",
            min = "0")
    int maxText() default 65536;

    @AttributeDefinition(
            name = "Deepest nesting",
            description = "How deep arrays and maps may nest in JSON and CBOR, 4 to 64.",
            min = "4",
            max = "64")
    int maxDepth() default 16;
}
