// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import java.lang.annotation.Annotation;

/** Configurations of tests. */
final class Configs {

    static final int MOST = 5;

    private Configs() {}

    static ReportingConfig config() {
        return new ReportingConfig() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return ReportingConfig.class;
            }

            @Override
            public boolean confirmable() {
                return false;
            }

            @Override
            public int confirmEvery() {
                return 24;
            }

            @Override
            public int retryAfter() {
                return 60;
            }

            @Override
            public int maxObservations() {
                return MOST;
            }
        };
    }
}
