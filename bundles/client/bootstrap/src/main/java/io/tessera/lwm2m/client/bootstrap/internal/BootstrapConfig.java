// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How clients are bootstrapped. */
@ObjectClassDefinition(
        id = BootstrapConfig.PID,
        name = "LwM2M client: bootstrap",
        description = "How clients come by their servers when a Bootstrap-Server has to tell")
public @interface BootstrapConfig {

    String PID = "io.tessera.lwm2m.client.bootstrap";

    @AttributeDefinition(
            name = "LwM2M version",
            description = "What the client says that it speaks; a Bootstrap-Server of 1.0 isn't told of formats",
            options = {
                @Option(label = "1.0", value = "1.0"),
                @Option(label = "1.1", value = "1.1"),
                @Option(label = "1.2", value = "1.2")
            })
    String version() default "1.2";

    @AttributeDefinition(
            name = "Bootstrap-Pack",
            description = "Ask for all at once first (Bootstrap-Pack-Request, 1.2), and only then for a bootstrap step"
                    + " by step")
    boolean pack() default false;

    @AttributeDefinition(
            name = "Preferred format",
            description = "The Content-Format that the Bootstrap-Server is asked to write: 110 SenML JSON, 112 SenML"
                    + " CBOR, 11542 TLV, 11544 LwM2M CBOR",
            options = {
                @Option(label = "SenML JSON", value = "110"),
                @Option(label = "SenML CBOR", value = "112"),
                @Option(label = "TLV", value = "11542"),
                @Option(label = "LwM2M CBOR", value = "11544")
            })
    int preferredFormat() default 112;

    @AttributeDefinition(
            name = "Patience (s)",
            description = "How long the Bootstrap-Server may be silent before the bootstrap has failed; 1 to 1200."
                    + " The specification says EXCHANGE_LIFETIME, 247",
            min = "1",
            max = "1200")
    int patience() default 247;

    @AttributeDefinition(
            name = "Retry delay (s)",
            description = "Delay after the first attempt that failed, doubled after each next one; 1 to 86400",
            min = "1",
            max = "86400")
    int retryDelay() default 30;

    @AttributeDefinition(
            name = "Longest retry delay (s)",
            description = "What the delay grows to; 1 to 604800",
            min = "1",
            max = "604800")
    int longestRetryDelay() default 3600;
}
