// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import java.lang.annotation.Annotation;

/** A configuration with the REST interface at that path. */
record Configured(String api) implements ConsoleConfig {

    @Override
    public String[] osgi_http_whiteboard_servlet_pattern() {
        return new String[] {"/lwm2m/*"};
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return ConsoleConfig.class;
    }
}
