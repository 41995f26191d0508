// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server changes on a gateway, both as they are shipped: software, firmware, locks, data of applications. */
class GatewayChangedByServerIT {

    private static final String ENDPOINT = "changed";
    private static final String INSTALLED = "4";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private static Path work;

    private static Role server;
    private static Role gateway;
    private static int coapPort;
    private static Rest rest;
    private static RemoteObject client;
    private static SignedSoftware software;
    private static FirmwarePackages firmware;
    private static Path host;
    private static String uri;

    @BeforeAll
    static void start() throws Exception {
        int coap = Role.freeUdpPort();
        int http = Role.freeTcpPort();
        var folder = new WorkFolder(work.resolve("gateway").toAbsolutePath());
        software = SignedSoftware.in(Files.createDirectories(work.resolve("software")));
        firmware = new FirmwarePackages();
        host = folder.path().resolve("host");
        configure(folder);
        // Its REST interface takes the package in Base64.
        config(new WorkFolder(work.resolve("server")), "server.rest", "body.limit=\"4194304\"\n");
        server = Role.server(work.resolve("server"), coap, http);
        rest = new Rest(http);
        rest.followEvents();
        uri = "coap://127.0.0.1:" + coap;
        client = new RemoteObject(rest, ENDPOINT);
        coapPort = Role.freeUdpPort();
        startGateway();
    }

    /** Always at the same port: what the server asks while the gateway is away reaches it when it is sent again. */
    private static void startGateway() throws Exception {
        gateway = Role.gateway(work.resolve("gateway"), ENDPOINT, uri, coapPort);
        rest.awaitEvent(event -> event.path("endpoint").asText().equals(ENDPOINT));
    }

    private static void configure(WorkFolder folder) throws Exception {
        var vendor = folder.pem("vendor.pem", List.of(software.signer().chain().get(0)));
        config(folder, "platform.osgi.installer", "enabled=\"true\"\ntrust=\"%s\"\n".formatted(vendor));
        var trust = folder.write("firmware.pem", firmware.trust().getBytes(StandardCharsets.US_ASCII));
        config(
                folder,
                "platform.installer",
                "enabled=\"true\"\ncommand=[\"/bin/cp\",\"{file}\",\"%s\"]\ntrust=\"%s\"\ndelay=\"0\"\nfolder=\"%s\"\n"
                        .formatted(
                                folder.path().resolve("installed"),
                                trust,
                                folder.path().resolve("installation")));
        var script = folder.write("part.sh", "echo \"$1 $2\" >> \"$3\"\n".getBytes(StandardCharsets.US_ASCII));
        config(
                folder,
                "platform.linux.lock",
                """
                lock="true"
                targets=["modem"]
                lock.command=["/bin/sh","%1$s","lock","{target}","%2$s"]
                unlock.command=["/bin/sh","%1$s","unlock","{target}","%2$s"]
                wipe="true"
                items=["logs"]
                wipe.command=["/bin/sh","%1$s","wipe","{item}","%2$s"]
                """
                        .formatted(script, host));
    }

    private static void config(WorkFolder folder, String pid, String text) throws Exception {
        folder.write("config/io.tessera.lwm2m." + pid + ".config", text.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() throws Exception {
        if (gateway != null) {
            gateway.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void an_application_is_pushed_and_exchanges_data_with_the_server() throws Exception {
        push("/9/0", software.echo());
        client.await("/9/0/0", SignedSoftware.ECHO);
        client.execute("/9/0/4", "");
        client.await("/9/0/7", INSTALLED);
        client.await("/9/0/12", "false");
        client.execute("/9/0/10", "");
        client.await("/9/0/12", "true");

        var reading = Base64.getEncoder().encodeToString("17 litres".getBytes(StandardCharsets.UTF_8));
        client.create(
                """
                {"instance":5,"values":[{"path":"/19/5/0/0","value":"%s"},{"path":"/19/5/5","value":%d}]}
                """
                        .formatted(reading, SignedSoftware.APP_ID),
                "/19");
        client.await("/19/0/3", "echo");
        assertThat(client.read("/19/0/0/0")).isEqualTo(reading);

        client.execute("/9/0/11", "");
        client.await("/9/0/12", "false");
        client.execute("/9/0/6", "");
        client.await("/9/0/7", "0");
    }

    @Test
    void a_set_of_bundles_comes_and_goes_as_one() throws Exception {
        push("/9/1", software.set("com.example.plant", "com.example.pump", "com.example.flow"));
        client.execute("/9/1/4", "");
        client.await("/9/1/7", INSTALLED);
        client.await("/9/1/0", "com.example.plant");
        client.execute("/9/1/10", "");
        client.await("/9/1/12", "true");
        client.execute("/9/1/6", "");
        client.await("/9/1/7", "0");
    }

    /** It is delivered by then. */
    private static void push(String instance, byte[] content) throws Exception {
        client.create("{\"instance\":%s,\"values\":[]}".formatted(instance.substring(3)), "/9");
        client.push(instance + "/2", content);
        client.await(instance + "/7", "3");
    }

    @Test
    void the_host_is_locked_unlocked_and_wiped() throws Exception {
        client.write("/8/0/0", "2");
        client.await("/8/0/0", "2");
        client.write("/8/0/0", "0");
        client.await("/8/0/0", "0");
        client.update("/8/0", "/8/0/4/0", "\"logs\"");
        client.execute("/8/0/3", "{\"arguments\":\"0='logs'\"}");
        client.await("/8/0/5", "4");

        assertThat(Files.readAllLines(host)).containsSubsequence("lock modem", "unlock modem", "wipe logs");
    }

    /** The gateway is killed between Downloaded and Updated. */
    @Test
    void firmware_of_a_megabyte_is_there_after_a_kill() throws Exception {
        client.push("/5/0/0", firmware.of("firmware", "2.0.0", "", MEGABYTE));
        client.await("/5/0/3", "2");
        gateway.kill();
        startGateway();
        client.await("/5/0/3", "2");
        client.await("/5/0/7", "2.0.0");

        client.execute("/5/0/2", "");
        client.await("/5/0/5", "1");
        assertThat(client.read("/5/0/3")).isEqualTo("0");
        assertThat(work.resolve("gateway/installed")).hasSize(MEGABYTE);
    }
}
