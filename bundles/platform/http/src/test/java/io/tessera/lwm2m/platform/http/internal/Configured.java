// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.http.internal;

import java.lang.annotation.Annotation;

/** A configuration of the test. */
@SuppressWarnings("BadAnnotationImplementation") // never compared
record Configured(String trust, int redirections, int stall, int pace) implements HttpConfig {

    @Override
    public String[] lwm2m_download_schemes() {
        return new String[] {"http", "https"};
    }

    @Override
    public int connectTimeout() {
        return 10_000;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return HttpConfig.class;
    }
}
