// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.TrafficInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the kernel counts on the links to the outside, link by link: one that goes, comes or begins anew takes nothing
 * away from the sum. These files are the kernel's memory, so reading them doesn't wait.
 */
@Component(name = "io.tessera.lwm2m.platform.linux.traffic")
public final class LinuxTraffic implements TrafficInfo {

    private static final String FOLDER = "sys/class/net/";
    private static final int ETHER = 1;

    /** Of what looks like Ethernet, the kernel counts the header, too. */
    private static final int ETHERNET_HEADER = 14;

    private final HostFiles files;
    private final Map<String, Counters> last = new HashMap<>();
    private Counters sum = new Counters(0, 0, 0, 0);

    /** Of one link, or of all. */
    private record Counters(long sentBytes, long receivedBytes, long sentPackets, long receivedPackets) {

        private Counters plus(Counters now, Counters before) {
            return new Counters(
                    sentBytes + since(before.sentBytes, now.sentBytes),
                    receivedBytes + since(before.receivedBytes, now.receivedBytes),
                    sentPackets + since(before.sentPackets, now.sentPackets),
                    receivedPackets + since(before.receivedPackets, now.receivedPackets));
        }

        private static long since(long before, long now) {
            return now < before ? now : now - before;
        }
    }

    @Activate
    public LinuxTraffic(@Reference(name = "settings") LinuxSettings settings) {
        this(settings.files());
    }

    LinuxTraffic(HostFiles files) {
        this.files = files;
    }

    @Override
    public synchronized Traffic traffic() {
        for (var link : NetworkLinks.outside(files)) {
            var now = counters(link);
            var before = last.put(link, now);
            sum = before == null ? sum : sum.plus(now, before);
        }
        return new Traffic(
                sum.sentBytes,
                sum.receivedBytes,
                sum.sentPackets,
                sum.receivedPackets,
                Optional.empty(),
                Optional.empty());
    }

    private Counters counters(String link) {
        long sent = count(link, "tx_packets");
        long received = count(link, "rx_packets");
        int header = files.number(FOLDER + link + "/type").orElse(0L) == ETHER ? ETHERNET_HEADER : 0;
        return new Counters(
                count(link, "tx_bytes") - sent * header, count(link, "rx_bytes") - received * header, sent, received);
    }

    private long count(String link, String counter) {
        return files.number(FOLDER + link + "/statistics/" + counter).orElse(0L);
    }
}
