// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Dictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.component.ComponentFactory;
import org.osgi.service.component.ComponentInstance;

class ModemPresenceTest {

    private static final String LIST = "mmcli --list-modems --output-json";

    @TempDir
    private Path root;

    private int offered;

    @Test
    void the_service_is_there_while_the_modem_is() throws Exception {
        try (var radios = new FakeRadios(root, false, 0)) {
            radios.installed("mmcli").says("mmcli --modem=" + Recorded.PATH + " --output-json", Recorded.MODEM);
            var network = new MobileNetwork(radios.settings());
            radios.onThread(() -> {});
            var presence = new ModemPresence(network, new Factory(network));
            assertThat(offered).isZero();

            radios.says(LIST, Recorded.LIST);
            radios.onThread(network::look);
            assertThat(offered).isOne();

            radios.fails(LIST);
            radios.onThread(network::look);
            assertThat(offered).isZero();

            radios.says(LIST, Recorded.LIST);
            radios.onThread(network::look);
            presence.close();
            assertThat(offered).isZero();
            network.close();
        }
    }

    /** With a service it would wait for somebody to want that, and nobody does. */
    @Test
    void nobody_has_to_ask_for_it() throws Exception {
        var description = "/OSGI-INF/io.tessera.lwm2m.platform.linux.radio.presence.xml";
        try (var in = ModemPresence.class.getResourceAsStream(description)) {
            assertThat(new String(in.readAllBytes(), UTF_8))
                    .contains("ModemPresence")
                    .doesNotContain("<service");
        }
    }

    private final class Factory implements ComponentFactory<LinuxModem> {

        private final LinuxModem modem;

        Factory(MobileNetwork network) {
            modem = new LinuxModem(network);
        }

        @Override
        public ComponentInstance<LinuxModem> newInstance(Dictionary<String, ?> properties) {
            offered++;
            return new ComponentInstance<>() {
                @Override
                public void dispose() {
                    offered--;
                }

                @Override
                public LinuxModem getInstance() {
                    return modem;
                }
            };
        }
    }
}
