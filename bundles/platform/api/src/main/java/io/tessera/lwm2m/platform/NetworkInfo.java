// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** How the gateway is connected. Nothing blocks; what isn't known is absent. */
@ConsumerType
public interface NetworkInfo {

    /** Every link that is up, the one by which servers are reached first; empty while there is none. */
    List<Link> links();

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);

    /**
     * One link.
     *
     * @param bearer what it is; empty where nobody tells, as of a modem without its manager
     * @param addresses its own, /4/0/4, without zone and prefix length
     * @param routers the next hops to everywhere, /4/0/5
     * @param radio empty for a wire
     * @param cell empty unless the bearer is cellular
     */
    record Link(
            Optional<NetworkBearer> bearer,
            List<String> addresses,
            List<String> routers,
            Optional<Radio> radio,
            Optional<Cell> cell) {

        public Link {
            addresses = List.copyOf(addresses);
            routers = List.copyOf(routers);
        }
    }

    /**
     * What a radio receives.
     *
     * @param strength dBm; RSSI, RSCP, RSRP or NRSRP, by the bearer, /4/0/2
     * @param quality what the bearer calls so, /4/0/3
     * @param noiseRatio signal to interference and noise, dB, /4/0/11
     */
    record Radio(Optional<Long> strength, Optional<Long> quality, Optional<Long> noiseRatio) {}

    /**
     * The cell that serves.
     *
     * @param accessPoints names of the access points in use, /4/0/7
     * @param id its number, /4/0/8
     * @param networkCode of the network, 0 to 999, /4/0/9
     * @param countryCode of the network, 0 to 999, /4/0/10
     * @param areaCode its location or tracking area, /4/0/12
     */
    record Cell(
            List<String> accessPoints,
            Optional<Long> id,
            Optional<Long> networkCode,
            Optional<Long> countryCode,
            Optional<Long> areaCode) {

        public Cell {
            accessPoints = List.copyOf(accessPoints);
        }
    }
}
