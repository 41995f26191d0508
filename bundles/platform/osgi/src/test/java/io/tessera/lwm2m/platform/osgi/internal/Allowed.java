// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.List;

/** What a test configures. */
@SuppressWarnings("ClassExplicitlyAnnotation")
record Allowed(
        String trust, List<String> only, List<String> carriers, boolean allowOlder, boolean allowConnection, Path at)
        implements SoftwareConfig {

    static Allowed all(Path folder) {
        return new Allowed(SignedBundle.trusted().toString(), List.of("*"), List.of(), false, false, folder);
    }

    Allowed older() {
        return new Allowed(trust, only, carriers, true, allowConnection, at);
    }

    Allowed names(String... names) {
        return new Allowed(trust, List.of(names), carriers, allowOlder, allowConnection, at);
    }

    Allowed connection(boolean isAllowed, String... names) {
        return new Allowed(trust, only, List.of(names), allowOlder, isAllowed, at);
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public String[] names() {
        return only.toArray(String[]::new);
    }

    @Override
    public String[] connection() {
        return carriers.toArray(String[]::new);
    }

    @Override
    public long largest() {
        return 100_000;
    }

    @Override
    public String folder() {
        return at.toString();
    }

    @Override
    public int delay() {
        return 0;
    }

    @Override
    public int patience() {
        return 5;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return SoftwareConfig.class;
    }
}
