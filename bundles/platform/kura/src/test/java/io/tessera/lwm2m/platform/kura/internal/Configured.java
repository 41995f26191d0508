// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A configuration with some values, and the defaults for all others. */
final class Configured {

    private Configured() {}

    static <C extends Annotation> C of(Class<C> type, Map<String, Object> values) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, none) -> values.getOrDefault(method.getName(), method.getDefaultValue())));
    }
}
