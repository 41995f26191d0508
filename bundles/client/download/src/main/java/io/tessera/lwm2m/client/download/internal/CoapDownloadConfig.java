// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.download.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = CoapDownloadConfig.PID,
        name = "LwM2M downloads by CoAP",
        description = "Fetches packages by CoAP over one transport endpoint.")
@interface CoapDownloadConfig {

    String PID = "io.tessera.lwm2m.client.download";

    @AttributeDefinition(
            name = "Scheme",
            description = "That of the endpoint. coap is without any security; what is fetched is verified by whoever"
                    + " asked for it.",
            options = {@Option(label = "coaps", value = "coaps"), @Option(label = "coap", value = "coap")})
    String lwm2m_download_schemes() default "coaps";

    @AttributeDefinition(
            name = "Transport endpoint",
            description = "Filter for the transport endpoint to use, such as (lwm2m.endpoint=gateway).")
    String endpoint_target() default "(lwm2m.endpoint=gateway)";

    @AttributeDefinition(
            name = "Servers",
            description = "coaps: the only hosts that packages are fetched from, and that the key is for; as in their"
                    + " URIs, without port.",
            required = false)
    String[] servers() default {};

    @AttributeDefinition(
            name = "PSK identity",
            description = "coaps: by which those servers know the key. Where one of them is an LwM2M Server of this"
                    + " gateway at the same port, identity and key must be those of its account.",
            required = false)
    String identity() default "";

    @AttributeDefinition(
            name = "Pre-shared key",
            description = "coaps: 1 to 64 bytes in hexadecimal digits; at least 16 are advised.",
            type = AttributeType.PASSWORD,
            required = false)
    String _key() default "";

    @AttributeDefinition(
            name = "Key file",
            description = "coaps: a file that has the pre-shared key in hexadecimal digits, in place of it. Relative to"
                    + " the framework's working directory.",
            required = false)
    String keyFile() default "";
}
