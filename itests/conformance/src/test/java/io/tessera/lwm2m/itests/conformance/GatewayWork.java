// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The work folder of a gateway in configuration C.4: its accounts, its type plate, and a host with two batteries. */
record GatewayWork(Path folder) {

    static final String ACCOUNT = "io.tessera.lwm2m.client.runtime.account-";

    /** A gateway that tells its object list and nothing else. */
    static final String NO_PROFILE = "none";

    private static final String REPORTING = "io.tessera.lwm2m.client.reporting";

    /** The client of the distribution, but that its first Register has all Objects, however slowly they come. */
    private static final String PATIENT_CLIENT =
            """
            lwm2m.client=gateway
            endpoint=${tessera.endpoint}
            endpoint.target=(lwm2m.endpoint=gateway)
            settling=4000
            """;

    private static final String CLIENT = "io.tessera.lwm2m.client.runtime-gateway.cfg";

    /** As configuration C.14 has it: read, write, execute, delete, which are 15. */
    private static final String FULL_ACCESS = "defaultRights=RWED\n";

    private static final String SUPPLIES = "host/sys/class/power_supply/";

    /** @param profileId as in the configuration of client/registration */
    record Options(boolean queueMode, String profileId) {}

    /** @param servers where to register; the first one's Short Server ID is 1, the second one's 2 */
    static GatewayWork write(Path folder, Options options, List<String> servers) throws IOException {
        checkHost();
        var work = new GatewayWork(folder);
        var names = List.of("first", "second");
        for (int i = 0; i < servers.size(); i++) {
            work.account(names.get(i), servers.get(i), i + 1);
        }
        work.configure(
                "io.tessera.lwm2m.client.registration.cfg",
                "queueMode=%s%nprofileId=%s".formatted(options.queueMode(), options.profileId()));
        if (!options.profileId().equals(NO_PROFILE)) {
            work.configure(CLIENT, PATIENT_CLIENT);
        }
        if (servers.size() > 1) {
            work.configure(CLIENT, PATIENT_CLIENT + FULL_ACCESS);
        }
        work.configure(
                "io.tessera.lwm2m.objects.device.cfg",
                """
                manufacturer=Example Ltd
                model.number=Gateway 7
                serial.number=0001
                firmware.version=1.0.0
                """);
        work.configure(
                "io.tessera.lwm2m.platform.linux.cfg",
                """
                root=%s
                period=1
                reboot=true
                reboot.delay=1
                clock=true
                """
                        .formatted(work.host()));
        work.configure("io.tessera.lwm2m.bridge.linux.config", "root=\"%s\"%n".formatted(work.host()));
        // An array needs the other format; the default in this one doesn't come back where it was before.
        write(folder.resolve("config-defaults").resolve(REPORTING + ".cfg"), "");
        work.supply("BAT0", "Battery", 3_800_000, 120_000);
        work.supply("UPS0", "UPS", 5_000_000, 900_000);
        work.set("BAT0/capacity", "80");
        work.set("BAT0/status", "Discharging");
        return work;
    }

    /** Its servers may restart the host and set its clock: that must not be the one that the tests run on. */
    private static void checkHost() {
        var commands = System.getProperty("conformance.host");
        if (commands == null || !System.getenv("PATH").startsWith(commands)) {
            throw new IllegalStateException("commands of the host aren't replaced, run this with Maven");
        }
    }

    /** From soon on these paths are sent each second; with no path, nothing is. */
    void send(String format, List<String> paths) throws IOException {
        var quoted = paths.stream().map(path -> '"' + path + '"').collect(Collectors.joining(","));
        configure(
                REPORTING + ".config",
                "sendFormat=\"%s\"%nsendPaths=[%s]%nsendEvery=I\"1\"%n".formatted(format, quoted));
    }

    private Path host() {
        return folder.resolve("host").toAbsolutePath();
    }

    private void account(String name, String uri, int shortServerId) throws IOException {
        configure(
                ACCOUNT + name + ".cfg",
                """
                lwm2m.client=gateway
                uri=%s
                shortServerId=%d
                securityMode=NoSec
                lifetime=86400
                minimumPeriod=1
                maximumPeriod=10
                storeNotifications=false
                """
                        .formatted(uri, shortServerId));
    }

    private void configure(String file, String text) throws IOException {
        write(folder.resolve("config").resolve(file), text);
    }

    private void supply(String name, String type, long microvolts, long microamperes) throws IOException {
        set(name + "/type", type);
        set(name + "/voltage_now", Long.toString(microvolts));
        set(name + "/current_now", Long.toString(microamperes));
    }

    /** What the kernel says of a power supply from now on. */
    void set(String file, String value) throws IOException {
        write(folder.resolve(SUPPLIES + file), value + "\n");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
