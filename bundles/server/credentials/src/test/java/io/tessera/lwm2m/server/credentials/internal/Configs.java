// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Configuration annotations with some values set and the others as by default. */
final class Configs {

    private Configs() {}

    static CredentialsConfig server(Map<String, Object> values) {
        return of(CredentialsConfig.class, values);
    }

    static ConfiguredClient client(Map<String, Object> values) {
        return new ConfiguredClient(of(ClientConfig.class, values), Map.of("service.pid", ClientConfig.PID + "~test"));
    }

    private static <A extends Annotation> A of(Class<A> type, Map<String, Object> values) {
        var proxy = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
        return type.cast(proxy);
    }
}
