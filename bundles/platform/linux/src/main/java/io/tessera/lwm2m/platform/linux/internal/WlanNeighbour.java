// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.util.Optional;

/**
 * The network that an interface is connected to, as NetworkManager has it.
 *
 * @param name SSID
 * @param frequency such as {@code 5180 MHz}
 * @param security such as {@code WPA2 802.1X}; empty where it is open
 * @param flags what it announces, such as {@code pair_ccmp group_ccmp psk}
 */
record WlanNeighbour(String name, String frequency, String security, String flags) {

    private static final long OPEN = 0;
    private static final long SHARED_KEY = 1;
    private static final long EAP = 2;
    private static final long EAP_AND_SHARED_KEY = 3;
    private static final long AES = 0;
    private static final long TKIP = 1;
    private static final long WEP = 2;

    /** As /12/x/15 numbers it. */
    long authentication() {
        boolean isEap = security.contains("802.1X");
        boolean isKey = flags.contains("psk") || flags.contains("sae");
        if (isEap) {
            return isKey ? EAP_AND_SHARED_KEY : EAP;
        }
        return security.contains("WPA") ? SHARED_KEY : OPEN;
    }

    /** As /12/x/16 numbers it; empty where nothing is encrypted. */
    Optional<Long> encryption() {
        if (flags.contains("pair_ccmp") || flags.contains("pair_gcmp")) {
            return Optional.of(AES);
        }
        if (flags.contains("pair_tkip")) {
            return Optional.of(TKIP);
        }
        return security.contains("WEP") ? Optional.of(WEP) : Optional.empty();
    }
}
