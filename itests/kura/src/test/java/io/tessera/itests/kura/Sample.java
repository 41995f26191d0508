// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A bundle that knows OSGi only: a single and a factory, in two versions of which the second has one attribute more. */
final class Sample {

    static final String SINGLE = "io.tessera.sample.single";
    static final String FACTORY = "io.tessera.sample.factory";

    private static final String MORE = "<AD id=\"more\" name=\"New in 1.1\" type=\"String\" default=\"added\"/></OCD>";

    private Sample() {}

    static InputStream first() throws Exception {
        try (var builder = builder("1.0.0")) {
            return stream(builder.build());
        }
    }

    static InputStream second() throws Exception {
        try (var builder = builder("1.1.0")) {
            var jar = builder.build();
            for (var pid : List.of(SINGLE, FACTORY)) {
                var path = "OSGI-INF/metatype/%s.xml".formatted(pid);
                var form = new String(jar.getResource(path).buffer().array(), StandardCharsets.UTF_8);
                jar.putResource(path, new EmbeddedResource(form.replace("</OCD>", MORE), 0));
            }
            return stream(jar);
        }
    }

    private static Builder builder(String version) throws Exception {
        var builder = new Builder();
        builder.setBundleSymbolicName("io.tessera.sample");
        builder.setBundleVersion(version);
        builder.addClasspath(new File(
                Sample.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        builder.setPrivatePackage("io.tessera.itests.kura.sample");
        return builder;
    }

    private static InputStream stream(Jar jar) throws Exception {
        var out = new ByteArrayOutputStream();
        jar.write(out);
        return new ByteArrayInputStream(out.toByteArray());
    }
}
