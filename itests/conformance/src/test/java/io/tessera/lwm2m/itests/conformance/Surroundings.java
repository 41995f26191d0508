// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a gateway has around it beside its host's supplies: a WLAN that is the way to everywhere, and a receiver. */
final class Surroundings implements AutoCloseable {

    /** A link that each machine has, so that its address is known; what kind of link it is the host's files say. */
    private static final String LINK = "lo";

    private static final String ROUTE = "%s\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0%n".formatted(LINK);

    private final Path folder;
    private final Gpsd gpsd = new Gpsd();

    /** @param folder the work folder of the gateway, which isn't started yet */
    Surroundings(Path folder) throws IOException {
        this.folder = folder;
        write("host/sys/class/net/" + LINK + "/operstate", "up");
        write("host/sys/class/net/" + LINK + "/type", "1");
        write("host/sys/class/net/" + LINK + "/wireless/status", "1");
        write("host/proc/net/route", "Iface\tDestination\tGateway\n" + ROUTE);
        signal(-55);
        traffic(0);
        write("config/io.tessera.lwm2m.platform.gpsd.cfg", "enabled=true%nport=%d%nperiod=1%n".formatted(gpsd.port()));
    }

    /** dBm. */
    void signal(int strength) throws IOException {
        write(
                "host/proc/net/wireless",
                " %s: 0000   60.  %d.  -256        0      0      0%n".formatted(LINK, strength));
    }

    /** So many packets of a thousand bytes were sent and received, without what the link itself adds. */
    void traffic(int packets) throws IOException {
        for (var direction : new String[] {"tx", "rx"}) {
            var counters = "host/sys/class/net/" + LINK + "/statistics/" + direction;
            write(counters + "_packets", Integer.toString(packets));
            write(counters + "_bytes", Integer.toString(packets * 1014));
        }
    }

    void position(double latitude) throws IOException {
        gpsd.move(latitude);
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Override
    public void close() throws Exception {
        gpsd.close();
    }
}
