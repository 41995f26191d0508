// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.http.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = HttpConfig.PID,
        name = "LwM2M downloads by HTTP",
        description = "How packages are fetched by HTTP and HTTPS.")
@interface HttpConfig {

    String PID = "io.tessera.lwm2m.platform.http";

    @AttributeDefinition(
            name = "Schemes",
            description = "http is without any security; what is fetched is verified by whoever asked for it.",
            required = false)
    String[] lwm2m_download_schemes() default {"http", "https"};

    @AttributeDefinition(
            name = "Trust",
            description =
                    "File with the certificates of the authorities that HTTPS servers are trusted by, in PEM. Left"
                            + " empty, those that Java trusts.",
            required = false)
    String trust() default "";

    @AttributeDefinition(
            name = "Redirections",
            description = "How many are followed at most; never from HTTPS to HTTP. 0 to 20.",
            type = AttributeType.INTEGER,
            min = "0",
            max = "20")
    int redirections() default 5;

    @AttributeDefinition(
            name = "Connect timeout (ms)",
            description = "For connecting to a server; 1 to 600000.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "600000")
    int connectTimeout() default 10_000;

    @AttributeDefinition(
            name = "Stall (ms)",
            description = "A server that sends less than the pace in so long is given up for now; 1 to 3600000.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "3600000")
    int stall() default 30_000;

    @AttributeDefinition(
            name = "Pace",
            description = "Bytes that must come in each such time; at least 1.",
            type = AttributeType.INTEGER,
            min = "1")
    int pace() default 4096;
}
