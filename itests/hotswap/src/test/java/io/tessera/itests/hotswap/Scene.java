// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap;

import io.tessera.itests.hotswap.agent.Window;
import io.tessera.itests.hotswap.points.SequencePoints;
import io.tessera.itests.hotswap.watch.Watch;
import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A gateway as it is shipped, with points that count; our server, without security, and Leshan's, over DTLS. Half of the
 * points is observed by each of the two, which read and write all the time.
 */
final class Scene implements AutoCloseable {

    private static final String ENDPOINT = "hotswap";
    private static final int POINTS = Integer.getInteger("hotswap.points", 40);
    private static final int INTERVAL = Integer.getInteger("hotswap.interval", 250);
    private static final int TRIES = 100;
    private static final long ANSWER_MILLIS = 31_000;

    private final Messages ours = new Messages();
    private final Messages leshans = new Messages();
    private final LeshanWatch leshan = new LeshanWatch(ENDPOINT, leshans);
    private final AgentLink onServer;
    private final AgentLink onGateway;
    private final Role server;
    private final Role gateway;
    private final Wire wireToOurs;
    private final Wire wireToLeshan;

    Scene(Path work) throws Exception {
        onServer = new AgentLink(work.resolve("server"));
        onServer.install(
                "watch", Watch.class, "org.osgi.framework,io.tessera.lwm2m.model,io.tessera.lwm2m.server", Map.of());
        onServer.configure("io.tessera.lwm2m.server.rest.observe.config", "limit=\"1\"\npatterns=[\"/4/0/8\"]\n");
        int port = Role.freeUdpPort();
        server = Role.server(work.resolve("server"), port, Role.freeTcpPort());
        wireToOurs = new Wire(port, ours::coapOfClient, ours::coapOfServer);
        wireToLeshan = new Wire(leshan.port(), leshans::dtls, datagram -> {});
        onGateway = new AgentLink(work.resolve("gateway"));
        configureGateway();
        gateway = Role.gateway(work.resolve("gateway"), ENDPOINT, "coap://127.0.0.1:" + wireToOurs.port(), 0);
        onGateway.connect();
        onServer.connect();
        leshan.awaitRegistration();
        observe();
        begin();
    }

    private void configureGateway() throws IOException {
        onGateway.install(
                "points",
                SequencePoints.class,
                "org.osgi.framework,io.tessera.lwm2m.model,io.tessera.lwm2m.bridge",
                Map.of(SequencePoints.POINTS, POINTS, SequencePoints.INTERVAL, INTERVAL));
        // What the machine itself measures is left out: instances 0, 1, 2 … are the points that count.
        var mapping = Path.of(System.getProperty("tessera.gateway"), "config", "io.tessera.lwm2m.bridge.mapping.cfg");
        onGateway.configure(mapping.getFileName().toString(), Files.readString(mapping) + "\ndefaults=false\n");
        onGateway.configure("io.tessera.lwm2m.bridge.mapping.rule-hotswap.cfg", "source=hotswap\nobject=3300\n");
        onGateway.configure(
                "io.tessera.lwm2m.transport.socket-secure.cfg", "lwm2m.socket=secure\nhost=127.0.0.1\nport=0\n");
        onGateway.configure(
                "io.tessera.lwm2m.transport.coap-secure.cfg",
                "lwm2m.endpoint=gateway\nlwm2m.scheme=coaps\nsocket.target=(lwm2m.socket=secure)\n");
        onGateway.configure(
                "io.tessera.lwm2m.client.runtime.account-leshan.cfg",
                """
                lwm2m.client=gateway
                uri=coaps://127.0.0.1:%d
                shortServerId=%d
                identity=%s
                .key=%s
                """
                        .formatted(
                                wireToLeshan.port(),
                                LeshanWatch.SHORT_SERVER_ID,
                                ENDPOINT,
                                HexFormat.of().formatHex(LeshanWatch.KEY)));
    }

    /** Has the two servers observe, anew if they do already. */
    void observe() throws Exception {
        int half = POINTS / 2;
        untilTrue(() -> onServer.ask("observe %s 0 %d".formatted(ENDPOINT, half)));
        untilTrue(() -> {
            leshan.observe(half, POINTS - half);
            return "";
        });
    }

    private void begin() throws IOException {
        onServer.ask("load " + ENDPOINT);
        leshan.begin();
    }

    private interface Attempt {

        String make() throws Exception;
    }

    /** Registrations and Objects come one after the other. */
    private static void untilTrue(Attempt attempt) throws Exception {
        for (int i = 1; ; i++) {
            try {
                attempt.make();
                return;
            } catch (AssertionError e) {
                if (i >= TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    AgentLink gateway() {
        return onGateway;
    }

    AgentLink server() {
        return onServer;
    }

    /** Returns when both servers have heard of so many more changes of every resource. */
    void awaitChanges(int count) throws IOException, InterruptedException {
        long number = Math.max(
                        Long.parseLong(onServer.ask("highest")), leshan.ledger().highest())
                + count;
        int half = POINTS / 2;
        long patience = TimeUnit.SECONDS.toMillis(20);
        onServer.ask("answers 2 %d".formatted(ANSWER_MILLIS));
        leshan.ledger().awaitAnswers(2, ANSWER_MILLIS);
        boolean isTold = leshan.ledger().await(POINTS - half, number, patience);
        boolean isOursTold = Boolean.parseBoolean(onServer.ask("await %d %d %d".formatted(half, number, patience)));
        if (!isTold || !isOursTold) {
            throw new AssertionError(
                    "not every resource was heard of: ours %s, Leshan %s; wanted %d; ours %s, Leshan %s"
                            .formatted(
                                    isOursTold,
                                    isTold,
                                    number,
                                    onServer.ask("window"),
                                    leshan.ledger().window()));
        }
    }

    /** What each saw since this was asked last: ours, Leshan. */
    List<Seen> seen() throws IOException {
        return List.of(
                new Seen("ours", Window.parse(onServer.ask("window")), ours.count()),
                new Seen("Leshan", leshan.ledger().window(), leshans.count()));
    }

    /** One server's part. */
    record Seen(String server, Window window, Messages.Count messages) {}

    @Override
    public void close() throws Exception {
        leshan.rest();
        onServer.ask("rest");
        onGateway.close();
        onServer.close();
        gateway.close();
        server.close();
        wireToOurs.close();
        wireToLeshan.close();
        leshan.close();
    }
}
