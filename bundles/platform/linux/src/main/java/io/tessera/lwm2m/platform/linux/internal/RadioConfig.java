// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = RadioConfig.PID,
        name = "LwM2M platform: modem and WLAN on Linux",
        description = "By which programs of this host its modem and WLANs are looked at, and what servers may change.")
@interface RadioConfig {

    String PID = "io.tessera.lwm2m.platform.linux.radio";

    @AttributeDefinition(
            name = "mmcli",
            description = "ModemManager's program, which tells of the modem; nothing is told where it is absent.")
    String mmcli() default "mmcli";

    @AttributeDefinition(
            name = "nmcli",
            description = "NetworkManager's program, which tells of connections, and by which they are changed.")
    String nmcli() default "nmcli";

    @AttributeDefinition(name = "iw", description = "The program that tells of WLAN interfaces.")
    String iw() default "iw";

    @AttributeDefinition(
            name = "Period",
            description = "Seconds after which all of it is looked at again.",
            min = "5",
            max = "86400")
    int period() default 60;

    @AttributeDefinition(
            name = "Time limit (s)",
            description = "For each run of a program; 1 to 300.",
            min = "1",
            max = "300")
    int timeLimit() default 10;

    @AttributeDefinition(
            name = "Signal period (s)",
            description =
                    "How often the modem shall measure its signal, where it doesn't yet; 0 leaves that to the host,"
                            + " and then there may be no signal strength.",
            min = "0",
            max = "3600")
    int signal() default 0;

    @AttributeDefinition(
            name = "Allow changes",
            description = "Whether servers may connect and disconnect profiles, choose the modem's bearers, switch WLAN"
                    + " and name its network. The wrong choice can cut this gateway off.")
    boolean change() default false;
}
