// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the README shows. */
record Example(DeviceManagement management, InformationReporting reporting, PathValue zone, PathValue name) {

    private static final Logger LOG = LoggerFactory.getLogger(Example.class);

    @SuppressWarnings("FutureReturnValueIgnored") // what is shown is how to ask
    void run() {
        management.read("gateway", Path.of(3303, 0), ContentFormat.NONE).thenAccept(answer -> answer.content()
                .forEach(value -> LOG.info("{}", value)));
        management.discover("gateway", Path.of(3), 1);
        management.readComposite("gateway", List.of(Path.of(3, 0, 9), Path.of(3303)), ContentFormat.NONE);
        management.writeComposite("gateway", List.of(zone, name), ContentFormat.NONE);
        management.writeAttributes("gateway", Path.of(3303, 0, 5700), List.of("pmin=10", "gt=30", "lt"));

        management
                .within(Duration.ofHours(6))
                .telling(request -> LOG.info("{} waits", request))
                .execute("meter", Path.of(3, 0, 4), "");
        management.waiting("meter").requests().forEach(request -> management.cancel("meter", request.id()));

        reporting.observe("gateway", Path.of(3303, 0, 5700), ContentFormat.SENML_CBOR, List.of("pmin=1"));
        reporting.observeComposite("gateway", List.of(Path.of(3, 0, 9), Path.of(3303)), ContentFormat.NONE, List.of());
        reporting
                .history("gateway", Path.of(3303, 0, 5700))
                .forEach(value -> LOG.info("{} {}", value.time(), value.value()));
    }
}
