// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The gateway as it is shipped, with one more sensor, deployed hot: a counter. */
final class GatewayUnderTest {

    /** Where servers find the counter. */
    static final String COUNTER = "/3300/7/5700";

    private final Path work;
    private final String server;

    /** @param work its folder, empty */
    GatewayUnderTest(Path work, String server) throws IOException {
        this(work, server, work.resolve("measured"));
    }

    /** @param counted where the counter writes; how many there are is read from {@link #measurements} */
    GatewayUnderTest(Path work, String server, Path counted) throws IOException {
        this.work = work;
        this.server = server;
        var bundles = Files.createDirectories(work.resolve("counter"));
        Files.copy(Path.of(System.getProperty("endurance.source")), bundles.resolve("counter.jar"));
        configure(
                "org.apache.felix.fileinstall-counter.cfg",
                """
                felix.fileinstall.dir=%s
                felix.fileinstall.tmpdir=%s
                felix.fileinstall.noInitialDelay=true
                """
                        .formatted(bundles, work.resolve("counter-tmp")));
        configure(CountingSource.PID + ".cfg", "file=%s\npast=%s\n".formatted(counted, measurements()));
        rule("");
        change("io.tessera.lwm2m.client.reporting.config", "retryAfter=\"1\"");
        change("io.tessera.lwm2m.transport.coap-gateway.cfg", "ackTimeout=200");
        change("io.tessera.lwm2m.client.store.cfg", "retrySeconds=1");
    }

    /** The counter's changes are sent without being asked for. */
    GatewayUnderTest sendingChanges() throws IOException {
        rule("sendChanges=true\n");
        return this;
    }

    private void rule(String more) throws IOException {
        configure(
                "io.tessera.lwm2m.bridge.mapping.rule-counter.cfg",
                "source=endurance\nobject=3300\ninstance=7\n" + more);
    }

    private void configure(String file, String text) throws IOException {
        Files.writeString(Files.createDirectories(work.resolve("config")).resolve(file), text);
    }

    private void change(String file, String line) throws IOException {
        var shipped = Path.of(System.getProperty("tessera.gateway"), "config", file);
        configure(file, Files.readString(shipped) + "\n" + line + "\n");
    }

    Path work() {
        return work;
    }

    Path measurements() {
        return work.resolve("measured");
    }

    /** Begins to start it. */
    Role launch() throws IOException {
        return Role.launchGateway(work, "endurance", server, 0);
    }
}
