// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Java platform's own tools for keys and signatures, and a keystore that they use. */
record Tool(Path keystore) {

    static final String PASSWORD = "not in any message";

    void makeKey(String alias) throws Exception {
        run("keytool", "-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias);
    }

    /** The certificate of a key, in PEM. */
    Path certificate(String alias) throws Exception {
        var file = keystore.resolveSibling(alias + ".pem");
        run("keytool", "-exportcert", "-rfc", "-alias", alias, "-file", file.toString());
        return file;
    }

    void trust(String alias, Path certificate) throws Exception {
        run("keytool", "-importcert", "-noprompt", "-alias", alias, "-file", certificate.toString());
    }

    void sign(Path jar, String alias) throws Exception {
        run("jarsigner", "-signedjar", jar.toString(), jar.toString(), alias);
    }

    /** One of the tools takes its options first, the other one anywhere. */
    private void run(String name, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.addAll(List.of("-keystore", keystore.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(name.equals("keytool") ? 1 : command.size(), List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    KeyStore load() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keystore)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
