// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Codecs;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Counts how often values are written. */
final class CountingCodec {

    private final Codec codec = Codecs.create();
    private int encoded;

    Codec codec() {
        var type = Codec.class;
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    encoded += method.getName().equals("encode") ? 1 : 0;
                    try {
                        return method.invoke(codec, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    int takeEncoded() {
        int count = encoded;
        encoded = 0;
        return count;
    }
}
