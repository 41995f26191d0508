// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;

/** The cases 1900 and 1901: data of applications. Periods of minutes are played in seconds. */
@Cases(Lane.OBJECTS)
class BinaryAppDataIT {

    private static final byte[] METER = "{\"meter\":17,\"litres\":[12,15,9]}".getBytes(UTF_8);
    private static final byte[] OTHER = {0, (byte) 0xFF, 'x'};

    private static void create(Steps steps, int instance) throws Exception {
        var path = "/19/" + instance;
        steps.pair()
                .done(Code.POST, "/19", () -> steps.pair().server().create(path, Map.of(path + "/0/0", METER)))
                .hasCode("2.01");
    }

    private static String shown(byte[] data) {
        return Base64.getEncoder().encodeToString(data);
    }

    @Case
    void int_1900_observe_binary_app_data(Place place, Stage stage) throws Exception {
        var steps = Furnished.at(place, stage).steps();
        create(steps, 0);
        assertThat(Links.of(steps.discover("/19")).targets()).contains("/19", "/19/0", "/19/0/0");
        var notifications = steps.observe("/19/0/0", 1, 2, "/19/0/0/0");
        notifications.come(1, 1, 2);
        steps.write("/19/0/0/0", OTHER, Steps.OPAQUE);
        steps.pair().server().awaitShown("/19/0/0/0", shown(OTHER));
        steps.cancel("/19/0/0");
        steps.delete("/19/0");
    }

    @Case
    void int_1901_write_binary_app_data(Place place, Stage stage) throws Exception {
        var steps = Furnished.at(place, stage).steps();
        create(steps, 1);
        steps.write("/19/1/0/0", OTHER, Steps.OPAQUE);
        steps.read("/19/1/0").shows("/19/1/0/0", shown(OTHER));
        steps.delete("/19/1");
    }
}
