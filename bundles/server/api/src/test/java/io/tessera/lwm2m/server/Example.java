// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the README shows. */
record Example(DeviceManagement management, InformationReporting reporting) {

    private static final Logger LOG = LoggerFactory.getLogger(Example.class);

    @SuppressWarnings("FutureReturnValueIgnored") // what is shown is how to ask
    void run() {
        management.read("gateway", Path.of(3303, 0), ContentFormat.NONE).thenAccept(answer -> answer.content()
                .forEach(value -> LOG.info("{}", value)));
        management.writeAttributes("gateway", Path.of(3303, 0, 5700), List.of("pmin=10", "gt=30", "lt"));
        management
                .within(Duration.ofHours(6))
                .telling(request -> LOG.info("{} waits", request))
                .execute("meter", Path.of(3, 0, 4), "");
        reporting.observe("gateway", Path.of(3303, 0, 5700), ContentFormat.SENML_CBOR, List.of("pmin=1"));
        reporting
                .history("gateway", Path.of(3303, 0, 5700))
                .forEach(value -> LOG.info("{} {}", value.time(), value.value()));
    }
}
