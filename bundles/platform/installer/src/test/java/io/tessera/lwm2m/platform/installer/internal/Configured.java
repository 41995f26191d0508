// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import java.lang.annotation.Annotation;

/** A configuration of the test. */
@SuppressWarnings("BadAnnotationImplementation") // never compared
record Configured(String[] command, String[] check, String trust, String folder, int timeLimit)
        implements InstallerConfig {

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public String model() {
        return "";
    }

    @Override
    public int delay() {
        return 0;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return InstallerConfig.class;
    }
}
