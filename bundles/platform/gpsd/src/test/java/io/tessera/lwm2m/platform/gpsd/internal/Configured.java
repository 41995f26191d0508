// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.gpsd.internal;

import java.lang.annotation.Annotation;

/** A configuration for a daemon on this machine. */
@SuppressWarnings({"ClassExplicitlyAnnotation", "ImmutableAnnotationChecker"})
record Configured(int port, int period) implements GpsdConfig {

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public String device() {
        return "";
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return GpsdConfig.class;
    }
}
