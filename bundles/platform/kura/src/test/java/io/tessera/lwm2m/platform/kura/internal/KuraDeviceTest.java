// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.system.SystemService;
import org.junit.jupiter.api.Test;

class KuraDeviceTest {

    /** Each answer by the name of its getter; null where there is none. */
    private record System(Map<String, String> answers) implements SystemService {

        @Override
        public String getModelName() {
            return answers.get("model");
        }

        @Override
        public String getSerialNumber() {
            return answers.get("serial");
        }

        @Override
        public String getFirmwareVersion() {
            return answers.get("firmware");
        }

        @Override
        public String getKuraVersion() {
            return answers.get("kura");
        }

        @Override
        public String getKuraDataDirectory() {
            return "data";
        }

        @Override
        public Properties getProperties() {
            var properties = new Properties();
            if (answers.containsKey("company")) {
                properties.setProperty("kura.company", answers.get("company"));
            }
            return properties;
        }
    }

    @Test
    void what_kura_knows_is_told() {
        var device = new KuraDevice(new System(
                Map.of("company", "Acme", "model", "Box 7", "serial", " 0815 ", "firmware", "1.2", "kura", "5.4.0")));

        assertThat(device.manufacturer()).contains("Acme");
        assertThat(device.model()).contains("Box 7");
        assertThat(device.serialNumber()).contains("0815");
        assertThat(device.firmwareVersion()).contains("1.2");
        assertThat(device.softwareVersion()).contains("Kura 5.4.0");
        assertThat(new KuraDevice(new System(Map.of("kura", "KURA_6.0.0"))).softwareVersion())
                .contains("KURA_6.0.0");
    }

    @Test
    void what_kura_does_not_know_is_left_to_others() {
        var device = new KuraDevice(new System(Map.of("model", "UNKNOWN", "serial", "N/A", "firmware", "UNSUPPORTED")));

        assertThat(device.manufacturer()).isEmpty();
        assertThat(device.model()).isEmpty();
        assertThat(device.serialNumber()).isEmpty();
        assertThat(device.firmwareVersion()).isEmpty();
        assertThat(device.softwareVersion()).isEmpty();
        assertThat(device.hardwareVersion()).isEmpty();
    }

    @Test
    void kura_restarts_the_host_after_the_delay() throws Exception {
        var settings = new KuraSettings(Configured.of(KuraConfig.class, Map.of("reboot_delay", 0)));
        var restarted = new CountDownLatch(1);
        try {
            assertThat(new KuraReboot(settings, restarted::countDown).reboot()).isCompleted();
            assertThat(restarted.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            settings.close();
        }
    }
}
