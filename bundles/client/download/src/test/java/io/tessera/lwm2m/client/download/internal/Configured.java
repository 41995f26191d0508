// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.download.internal;

import java.lang.annotation.Annotation;

/** A configuration of the test. */
@SuppressWarnings("BadAnnotationImplementation") // never compared
record Configured(String lwm2m_download_schemes, String[] servers, String _key) implements CoapDownloadConfig {

    @Override
    public String endpoint_target() {
        return "";
    }

    @Override
    public String identity() {
        return "gateway";
    }

    @Override
    public String keyFile() {
        return "";
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return CoapDownloadConfig.class;
    }
}
