// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keyfile.internal;

import io.tessera.lwm2m.platform.secrets.Secrets;
import java.lang.annotation.Annotation;
import java.nio.file.Path;

/** The keys of a gateway that doesn't run, from its folder. */
public final class GatewayKeys {

    private GatewayKeys() {}

    /** @param work the gateway's folder */
    public static Secrets in(Path work) {
        return new KeyFileSecrets(new At(work.resolve("lwm2m.key").toString()));
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record At(String file) implements KeyFileConfig {

        @Override
        public Class<? extends Annotation> annotationType() {
            return KeyFileConfig.class;
        }
    }
}
