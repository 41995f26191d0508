// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

/** What programs said on hosts with a modem or WLAN; names, addresses and numbers are made up. */
final class Recorded {

    static final String PATH = "/org/freedesktop/ModemManager1/Modem/0";
    static final String BEARER = "/org/freedesktop/ModemManager1/Bearer/1";
    static final String LIST = "{\"modem-list\":[\"" + PATH + "\"]}";

    /** ModemManager 1.22, LTE, connected by QMI. */
    static final String MODEM =
            """
            {"modem":{"3gpp":{"5gnr":{"registration-settings":{"drx-cycle":"--","mico-mode":"--"}},
            "enabled-locks":["fixed-dialing"],"eps":{"initial-bearer":{"dbus-path":"/org/freedesktop/ModemManager1/Bearer/0",
            "settings":{"apn":"em","ip-type":"ipv4","password":"--","user":"--"}},"ue-mode-operation":"csps-2"},
            "imei":"000000000000000","operator-code":"26299","operator-name":"Example","packet-service-state":"attached",
            "pco":"--","registration-state":"roaming"},"dbus-path":"/org/freedesktop/ModemManager1/Modem/0",
            "generic":{"access-technologies":["lte"],"bearers":["/org/freedesktop/ModemManager1/Bearer/1"],
            "current-bands":["egsm","utran-1","eutran-1","eutran-3","eutran-20","eutran-28"],
            "current-capabilities":["gsm-umts, lte"],"current-modes":"allowed: 2g, 3g, 4g; preferred: 4g",
            "own-numbers":[],"ports":["cdc-wdm0 (qmi)","ttyUSB1 (at)","wwan0 (net)"],"power-state":"on",
            "signal-quality":{"recent":"yes","value":"75"},"state":"connected","state-failed-reason":"--",
            "supported-modes":["allowed: 3g; preferred: none","allowed: 4g; preferred: none",
            "allowed: 3g, 4g; preferred: 4g","allowed: 3g, 4g; preferred: 3g","allowed: 2g, 3g, 4g; preferred: 4g",
            "allowed: 2g, 3g, 4g; preferred: 3g"]}}}
            """;

    /** ModemManager 1.22, measuring every 10 s. */
    static final String SIGNAL =
            """
            {"modem":{"signal":{"5g":{"error-rate":"--","rsrp":"--","rsrq":"--","snr":"--"},
            "cdma1x":{"ecio":"--","error-rate":"--","rssi":"--"},
            "evdo":{"ecio":"--","error-rate":"--","io":"--","rssi":"--","sinr":"--"},
            "gsm":{"error-rate":"--","rssi":"--"},
            "lte":{"error-rate":"--","rsrp":"-104.00","rsrq":"-11.40","rssi":"-71.00","snr":"2.60"},
            "refresh":{"rate":"10"},"threshold":{"error-rate":"no","rssi":"0"},
            "umts":{"ecio":"--","error-rate":"--","rscp":"--","rssi":"--"}}}}
            """;

    /** ModemManager 1.14, not measuring. */
    static final String NO_SIGNAL =
            """
            {"modem":{"signal":{"cdma1x":{"ecio":"--","rssi":"--"},"evdo":{"ecio":"--","io":"--","rssi":"--","sinr":"--"},
            "gsm":{"rssi":"--"},"lte":{"rsrp":"--","rsrq":"--","rssi":"--","snr":"--"},"refresh":{"rate":"0"},
            "umts":{"ecio":"--","rscp":"--","rssi":"--"}}}}
            """;

    static final String LOCATION =
            """
            {"modem":{"location":{"3gpp":{"cid":"0197763E","lac":"0000","mcc":"262","mnc":"99","tac":"00C945"},
            "cdma-bs":{"latitude":"--","longitude":"--"},
            "gps":{"altitude":"--","latitude":"--","longitude":"--","nmea":[],"utc":"--"}}}}
            """;

    /** ModemManager 1.22. */
    static final String CONNECTED =
            """
            {"bearer":{"dbus-path":"/org/freedesktop/ModemManager1/Bearer/1","ipv4-config":{"address":"198.51.100.5",
            "dns":["192.0.2.53","192.0.2.54"],"gateway":"198.51.100.6","method":"static","mtu":"1500","prefix":"30"},
            "ipv6-config":{"address":"--","dns":[],"gateway":"--","method":"--","mtu":"--","prefix":"--"},
            "properties":{"allowed-auth":[],"apn":"internet.example","ip-type":"ipv4","password":"--","roaming":"allowed",
            "user":"--"},"stats":{"attempts":"2","bytes-rx":"100","bytes-tx":"200","duration":"600",
            "start-date":"2026-05-30T15:47:50+02","total-bytes-rx":"9000","total-bytes-tx":"7000"},
            "status":{"connected":"yes","interface":"wwan0","ip-timeout":"20","multiplexed":"no","suspended":"no"},
            "type":"default"}}
            """;

    static final String UUID = "34001136-8f5d-4a8c-8f01-2ad747bcad9d";
    static final String SHOW = "nmcli -t -f connection,gsm,ppp,ipv4,ipv6,GENERAL,IP4,IP6 connection show uuid ";

    /** NetworkManager 1.42, not connected, the lines that count. */
    static final String PROFILE =
            """
            connection.id:My: "mobile" \\ one
            connection.uuid:34001136-8f5d-4a8c-8f01-2ad747bcad9d
            connection.type:gsm
            connection.autoconnect:no
            gsm.auto-config:no
            gsm.number:
            gsm.username:u1
            gsm.password:<hidden>
            gsm.apn:internet.example
            gsm.network-id:
            ipv4.method:auto
            ipv4.dns:
            ipv6.method:auto
            """;

    static final String ACTIVE = PROFILE
            + """
            ppp.refuse-eap:yes
            ppp.refuse-pap:no
            ppp.refuse-chap:yes
            GENERAL.NAME:My: "mobile" \\ one
            GENERAL.STATE:activated
            GENERAL.IP-IFACE:wwan0
            IP4.ADDRESS[1]:198.51.100.5/30
            IP4.GATEWAY:198.51.100.6
            IP4.DNS[1]:192.0.2.53
            IP4.DNS[2]:192.0.2.54
            IP6.ADDRESS[1]:2001:db8::5/64
            IP6.GATEWAY:
            """;

    /** iw 5.19. */
    static final String INFO =
            """
            Interface wlan0
            \tifindex 3
            \twdev 0x1
            \taddr 02:00:00:00:00:01
            \tssid Works
            \ttype managed
            \twiphy 0
            \tchannel 36 (5180 MHz), width: 80 MHz, center1: 5210 MHz
            \ttxpower 22.00 dBm
            """;

    static final String LINK =
            """
            Connected to 02:00:00:00:00:99 (on wlan0)
            \tSSID: Works
            \tfreq: 5180
            \tRX: 4412 bytes (31 packets)
            \tTX: 2210 bytes (20 packets)
            \tsignal: -56 dBm
            \trx bitrate: 866.7 MBit/s VHT-MCS 9 80MHz short GI VHT-NSS 2
            \ttx bitrate: 650.0 MBit/s VHT-MCS 7 80MHz VHT-NSS 2
            """;

    static final String NEIGHBOURS =
            "nmcli -t -f ACTIVE,DEVICE,SSID,FREQ,SECURITY,WPA-FLAGS,RSN-FLAGS device wifi list --rescan no";

    private Recorded() {}
}
