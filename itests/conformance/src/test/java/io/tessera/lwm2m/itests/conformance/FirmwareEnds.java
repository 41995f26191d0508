// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.FirmwarePackages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A client in configuration C.8, where packages come from, and what a server sees of an update. */
record FirmwareEnds(Pair pair, FirmwarePackages packages, PackageServer source) implements AutoCloseable {

    static final long IDLE = 0;
    static final long DOWNLOADED = 2;

    /** Between two looks where nothing tells that there is something to see. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final byte[] RESET = {0};

    static FirmwareEnds at(Place place, Stage stage) throws Exception {
        return stage.shared(place, () -> open(place, stage));
    }

    private static FirmwareEnds open(Place place, Stage stage) throws Exception {
        var packages = new FirmwarePackages();
        if (place.pairing().hasOurClient()) {
            configure(stage.folder(place.endpoint()).toAbsolutePath(), packages);
        }
        var options = place.lane().options();
        return new FirmwareEnds(stage.pair(place.pairing(), place.endpoint(), options), packages, new PackageServer());
    }

    private static void configure(Path folder, FirmwarePackages packages) throws Exception {
        var config = Files.createDirectories(folder.resolve("config"));
        var trust = Files.writeString(folder.resolve("trust.pem"), packages.trust());
        var device = config.resolve("io.tessera.lwm2m.objects.device.cfg");
        var command = Path.of(System.getProperty("conformance.host"), "install-firmware");
        Files.writeString(
                config.resolve("io.tessera.lwm2m.platform.installer.config"),
                """
                enabled="true"
                command=["%s", "{file}", "{version}", "%s"]
                trust="%s"
                folder="%s"
                delay="0"
                """
                        .formatted(command, device, trust, folder.resolve("firmware-installation")));
        Files.writeString(
                config.resolve("io.tessera.lwm2m.objects.firmware_update.cfg"),
                "folder=%s%nattempts=1%npause=1%nlargest=20000%n".formatted(folder.resolve("firmware")));
        Files.writeString(
                config.resolve("io.tessera.lwm2m.client.download-coap.config"), "lwm2m.download.schemes=[\"coap\"]\n");
    }

    Steps steps() {
        return new Steps(pair);
    }

    /** Whatever was before: nothing is there. */
    FirmwareEnds reset() throws Exception {
        steps().write("/5/0/0", RESET, Steps.OPAQUE);
        awaitState(IDLE, 0);
        return this;
    }

    /** Without a package. */
    FirmwareEnds resetByUri() throws Exception {
        steps().write("/5/0/1", "", Steps.TEXT);
        awaitState(IDLE, 0);
        return this;
    }

    /** In blocks; what the server shows of the answer to the last one. */
    void push(byte[] content) throws Exception {
        int mark = pair.wire().mark();
        assertThat(pair.server().write("/5/0/0", content, Steps.OPAQUE).code()).isEqualTo("2.04");
        assertThat(pair.wire().since(mark))
                .as("it went in blocks")
                .anyMatch(seen -> seen.up() && seen.code().equals("2.31"));
    }

    void pull(String uri) throws Exception {
        steps().write("/5/0/1", uri, Steps.TEXT);
    }

    void pull(String uri, byte[] content) throws Exception {
        source.offer(content);
        pull(uri);
    }

    /** State and Update Result become these. */
    void awaitState(long state, long result) throws Exception {
        awaitShown(Map.of("/5/0/3", Long.toString(state), "/5/0/5", Long.toString(result)), "/5/0");
    }

    /** Looks, as the cases say, until this is to be seen. */
    void awaitShown(Map<String, String> wanted, String path) throws Exception {
        long end = System.nanoTime() + Wire.PATIENCE.toNanos();
        var shown = steps().read(path).reply().values();
        while (!shown.entrySet().containsAll(wanted.entrySet())) {
            assertThat(System.nanoTime()).as("%s, not %s", shown, wanted).isLessThan(end);
            pair.wire().isQuiet(LOOK, Seen::up);
            shown = steps().read(path).reply().values();
        }
    }

    @Override
    public void close() throws Exception {
        pair.close();
        source.close();
    }
}
