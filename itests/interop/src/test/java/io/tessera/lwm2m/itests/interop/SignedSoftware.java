// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.coap.internal.Authority;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Packages of software that a gateway takes which trusts {@link #signer}: a bundle, and a set of two. */
record SignedSoftware(Path folder, OwnKey signer) {

    /** The bundle of {@link EchoApplication}. */
    static final String ECHO = "com.example.echo";

    static final int APP_ID = 7;

    /** Bytes that can't be packed any smaller: more than any message, and any body that is put together, takes. */
    private static final int LARGE = 100_000;

    private static final String COMPONENT =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s">
              <implementation class="%s"/>
              <service><provide interface="io.tessera.lwm2m.platform.appdata.DataApplication"/></service>
              <property name="lwm2m.app.id" type="Integer" value="%d"/>
            </scr:component>
            """
                    .formatted(ECHO, EchoApplication.class.getName(), APP_ID);

    static SignedSoftware in(Path folder) throws GeneralSecurityException {
        return new SignedSoftware(folder, new Authority("vendor").certify(new Certified("vendor")));
    }

    byte[] echo() throws Exception {
        var code = EchoApplication.class.getName().replace('.', '/') + ".class";
        var random = new byte[LARGE];
        new Random(1).nextBytes(random);
        var headers = new TreeMap<>(bundle(ECHO));
        headers.put("Import-Package", "io.tessera.lwm2m.platform.appdata");
        headers.put("Service-Component", "OSGI-INF/echo.xml");
        try (var content = EchoApplication.class.getResourceAsStream("EchoApplication.class")) {
            return signed(jar(
                    manifest(headers),
                    Map.of(
                            code,
                            content.readAllBytes(),
                            "OSGI-INF/echo.xml",
                            COMPONENT.getBytes(UTF_8),
                            "data",
                            random)));
        }
    }

    /** Two bundles that have nothing in them. */
    byte[] set(String name, String first, String second) throws Exception {
        var manifest = manifest(Map.of("DeploymentPackage-SymbolicName", name, "DeploymentPackage-Version", "1.0.0"));
        var files = new TreeMap<String, byte[]>();
        for (var bundle : new String[] {first, second}) {
            var about = new Attributes();
            about.putValue("Bundle-SymbolicName", bundle);
            about.putValue("Bundle-Version", "1.0.0");
            manifest.getEntries().put(bundle + ".jar", about);
            files.put(bundle + ".jar", jar(manifest(bundle(bundle)), Map.of()));
        }
        return signed(jar(manifest, files));
    }

    private static Map<String, String> bundle(String name) {
        return Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", name, "Bundle-Version", "1.0.0");
    }

    private static Manifest manifest(Map<String, String> headers) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        return manifest;
    }

    private static byte[] jar(Manifest manifest, Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new JarOutputStream(bytes, manifest)) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private byte[] signed(byte[] jar) throws Exception {
        var unsigned = Files.write(Files.createTempFile(folder, "unsigned", ".jar"), jar);
        var chain = CertificateFactory.getInstance("X.509").generateCertPath(signer.chain());
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipFile(unsigned.toFile())) {
            new JarSigner.Builder(signer.privateKey(), chain).build().sign(in, bytes);
        }
        return bytes.toByteArray();
    }
}
