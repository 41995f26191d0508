// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as a component gets them: what isn't given has its default. */
final class Configured {

    private Configured() {}

    static <T> T with(Class<T> type, Map<String, Object> attributes) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> attributes.getOrDefault(method.getName(), method.getDefaultValue())));
    }
}
