// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.spi.BootstrapSource;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A framework that doesn't export {@code javax.smartcardio}, or a Java that doesn't have it. */
class WithoutPcscTest {

    private static final Map<String, Object> CONFIGURED = Map.of(
            "reader",
            "",
            "_pin",
            "",
            "pinReference",
            0,
            "timeout",
            30,
            "lookEvery",
            0,
            "_encryptionKey",
            "",
            "_macKey",
            "",
            "keyVersion",
            0);

    @Test
    void there_are_no_cards_and_nothing_breaks() throws Exception {
        var loader = new Without();
        var type = loader.loadClass(SmartcardSource.class.getName());
        var configuration = loader.loadClass(SmartcardConfig.class.getName());
        InvocationHandler configured = (proxy, method, arguments) -> CONFIGURED.get(method.getName());
        var activated = type.getConstructors()[0].newInstance(
                Proxy.newProxyInstance(loader, new Class<?>[] {configuration}, configured), null, null, null, null);

        assertThat(type.getClassLoader()).isSameAs(loader);
        assertThat(((BootstrapSource) activated).read()).isEmpty();
    }

    /** Loads the bundle's own classes anew, and finds no {@code javax.smartcardio} for them. */
    private static final class Without extends ClassLoader {

        private static final String OWN = SmartcardSource.class.getPackageName();

        Without() {
            super(WithoutPcscTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("javax.smartcardio")) {
                throw new ClassNotFoundException(name);
            }
            var loaded = findLoadedClass(name);
            if (loaded != null || !name.startsWith(OWN)) {
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
            try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                var bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
