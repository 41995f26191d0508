// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations of tests: the defaults, but for little room and JSON. */
final class Configs {

    static final int MOST = 5;
    static final int MOST_STORED = 8;

    private Configs() {}

    static ReportingConfig config() {
        return config(0);
    }

    static ReportingConfig config(int sendEvery, String... sendPaths) {
        return of(Map.of(
                "maxObservations",
                MOST,
                "storedNotifications",
                MOST_STORED,
                "sendFormat",
                "senml-json",
                "sendEvery",
                sendEvery,
                "sendPaths",
                sendPaths));
    }

    /** The defaults but for these. */
    static ReportingConfig of(Map<String, Object> values) {
        var type = ReportingConfig.class;
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, given) -> values.getOrDefault(method.getName(), method.getDefaultValue())));
    }
}
