// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.capability.Capability;
import io.tessera.lwm2m.platform.capability.Capability.Group;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxCapabilitiesTest {

    private static final String RADIO = "sys/class/rfkill/rfkill0/";
    private static final String USB = "sys/bus/usb/devices/";
    private static final String DEVICE = "12 01 0002 %s 00 00 40 DA0B 5381 0000 01 02 03 01";
    private static final String CONFIGURATION = "09 02 2000 01 01 00 80 32";
    private static final String ENDPOINT = "07 05 81 02 0002 00";

    @TempDir
    Path root;

    private FakeHost host;

    @BeforeEach
    void start() {
        host = new FakeHost(root);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
    }

    @Test
    void a_radio_is_what_the_kernel_says() throws Exception {
        radio("wlan", "phy0", 0, 0);

        assertThat(capabilities("rfkill:*").capabilities())
                .containsExactly(new Capability(
                        "rfkill:wlan:phy0", Group.CONNECTIVITY, "1", "wlan phy0", Optional.empty(), true, true));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "1, 0, false", "0, 1, false", "1, 1, false"})
    void a_radio_works_if_neither_software_nor_a_switch_forbids_it(int soft, int hard, boolean enabled)
            throws Exception {
        radio("bluetooth", "hci0", soft, hard);

        assertThat(capabilities().capabilities().get(0).enabled()).isEqualTo(enabled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            device class | interface        | group        | property
            00           | 090400000108065000 | STORAGE      | 0
            EF           | 09040000010E010100 | VISION       | 1
            00           | 090400000001010000 | SOUND        | 0
            E0           | 0904000003E0010100 | CONNECTIVITY | 0
            00           | 090400000302060000 | CONNECTIVITY | ''
            """)
    void a_usb_device_is_what_its_first_interface_is(String device, String described, Group group, String property)
            throws Exception {
        usb("1-1.4", "1", device, described);

        var capability = capabilities().capabilities().get(0);

        assertThat(capability.id()).isEqualTo("usb:0bda:8153:1-1.4");
        assertThat(capability.group()).isEqualTo(group);
        assertThat(capability.property()).isEqualTo(property);
        assertThat(capability.description()).isEqualTo("Acme Thing");
        assertThat(capability.attached()).contains(true);
        assertThat(capability.changeable()).isFalse();
    }

    @Test
    void hubs_keyboards_and_root_hubs_are_not_told() throws Exception {
        usb("1-1", "1", "09", "090400000109000000");
        usb("1-2", "1", "00", "090400000103010100");
        usb("usb1", "1", "00", "090400000108065000");
        usb("1-3", "1", "00", "");

        assertThat(capabilities("*").capabilities()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 17, 18, 20, 27, 30, 34})
    void descriptors_that_are_cut_off_say_nothing(int length) throws Exception {
        usb("1-1", "1", "00", "090400000108065000");
        var file = root.resolve(USB + "1-1/descriptors");
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, length));

        assertThat(capabilities().capabilities()).isEmpty();
    }

    @Test
    void what_may_be_switched_is_switched_and_told() throws Exception {
        usb("1-1", "1", "00", "090400000108065000");
        var control = capabilities("usb:0bda:8153:*");
        var changes = new AtomicInteger();
        control.listen(changes::incrementAndGet);

        done(control.enable("usb:0bda:8153:1-1", false));

        assertThat(root.resolve(USB + "1-1/authorized")).hasContent("0");
        assertThat(control.capabilities().get(0).enabled()).isFalse();
        assertThat(changes).hasValue(1);
        done(control.enable("usb:0bda:8153:1-1", true));
        assertThat(control.capabilities().get(0).enabled()).isTrue();
    }

    @Test
    void what_is_not_configured_stays_as_it_is() throws Exception {
        radio("wlan", "phy0", 0, 0);
        var control = capabilities("rfkill:bluetooth:*");

        assertThat(control.capabilities().get(0).changeable()).isFalse();
        assertThat(failure(control.enable("rfkill:wlan:phy0", false))).contains("not allowed here");
        assertThat(root.resolve(RADIO + "soft")).hasContent("0");
    }

    @Test
    void a_radio_that_is_switched_off_by_hand_stays_off() throws Exception {
        radio("wlan", "phy0", 1, 1);

        assertThat(failure(capabilities("*").enable("rfkill:wlan:phy0", true))).contains("it stayed off");
    }

    @Test
    void what_is_gone_can_not_be_switched() throws Exception {
        assertThat(failure(capabilities("*").enable("usb:1:2:3", true))).contains("it is gone");
    }

    private LinuxCapabilities capabilities(String... switchable) throws Exception {
        var control = new LinuxCapabilities(new CapabilitySettings(switchable), host.settings());
        host.onThread(() -> {});
        return control;
    }

    private void radio(String type, String name, int soft, int hard) throws Exception {
        host.with(RADIO + "type", type + "\n")
                .with(RADIO + "name", name + "\n")
                .with(RADIO + "soft", soft + "\n")
                .with(RADIO + "hard", hard + "\n");
    }

    private void usb(String port, String authorized, String deviceClass, String described) throws Exception {
        var folder = USB + port + "/";
        host.with(folder + "authorized", authorized)
                .with(folder + "idVendor", "0bda")
                .with(folder + "idProduct", "8153")
                .with(folder + "manufacturer", "Acme")
                .with(folder + "product", "Thing")
                .with(folder + "removable", "removable");
        var hex = DEVICE.formatted(deviceClass) + CONFIGURATION + described + ENDPOINT;
        Files.write(root.resolve(folder + "descriptors"), HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static void done(CompletionStage<Void> stage) throws Exception {
        stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static String failure(CompletionStage<Void> stage) throws Exception {
        return stage.handle((nothing, failure) -> String.valueOf(failure))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
