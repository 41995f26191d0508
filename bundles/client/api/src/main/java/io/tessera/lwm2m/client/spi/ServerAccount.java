// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.transport.Credentials;
import java.net.URI;

/**
 * What the client knows of one LwM2M Server: a Security Instance joined with the Server Instance of the same Short
 * Server ID (Core 1.2, appendix E.1, E.2).
 *
 * @param shortServerId 1 to 65534
 * @param securityInstance the instance of Object 0
 * @param serverInstance the instance of Object 1
 * @param uri /0/x/0
 * @param credentials from /0/x/2 to 5
 * @param lifetime /1/x/1, seconds; 0 is for ever (1.2)
 * @param defaultMinimumPeriod /1/x/2, seconds; 0 where absent
 * @param defaultMaximumPeriod /1/x/3, seconds; 0 where absent: none
 * @param disableTimeout /1/x/5, seconds; 86400 where absent
 * @param storeNotifications /1/x/6; true where absent
 * @param binding /1/x/7
 * @param confirmable /1/x/26: whether notifications are confirmable where no attribute says so; false where absent
 */
public record ServerAccount(
        int shortServerId,
        int securityInstance,
        int serverInstance,
        URI uri,
        Credentials credentials,
        long lifetime,
        long defaultMinimumPeriod,
        long defaultMaximumPeriod,
        long disableTimeout,
        boolean storeNotifications,
        String binding,
        boolean confirmable) {}
