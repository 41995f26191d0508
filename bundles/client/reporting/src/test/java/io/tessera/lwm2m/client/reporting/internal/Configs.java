// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import java.lang.annotation.Annotation;

/** Configurations of tests. */
final class Configs {

    static final int MOST = 5;
    static final int MOST_STORED = 8;

    private Configs() {}

    static ReportingConfig config() {
        return config(0);
    }

    static ReportingConfig config(int sendEvery, String... sendPaths) {
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

            @Override
            public int storedNotifications() {
                return MOST_STORED;
            }

            @Override
            public int storedFor() {
                return 168;
            }

            @Override
            public String sendFormat() {
                return "senml-json";
            }

            @Override
            public String[] sendPaths() {
                return sendPaths;
            }

            @Override
            public int sendEvery() {
                return sendEvery;
            }

            @Override
            public int sendTo() {
                return 0;
            }
        };
    }
}
