// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.tessera.itests.distribution.NotingServer.Heard;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The gateway's client, registered at two servers, which observe an Object that has nothing to do with any other. What
 * both may do with an Object Instance an instance of Object 2 says, which comes and goes with that.
 */
final class RegisteredTwice implements AutoCloseable {

    private static final String CLIENT = "io.tessera.lwm2m.client.runtime";

    /** ms that an Object may be away. */
    private static final int ABSENCE = 50;

    /** ms without a further change until servers are told: what comes or goes together is told together. */
    private static final int QUIET = 300;

    private static final Predicate<String> RULE = link -> link.startsWith("</2/");

    private static final Predicate<String> INSTANCE = link -> link.matches("</\\d+/\\d+>") && !RULE.test(link);

    private final ConfigurationAdmin configurations;
    private final TickingObject ticker = new TickingObject();
    private final List<NotingServer> servers = new ArrayList<>();
    private Set<String> list = Set.of();

    /** @param isWhole whether a list has all that it will have */
    @SuppressWarnings("JdkObsolete") // the framework takes a Dictionary
    RegisteredTwice(BundleContext context, ConfigurationAdmin configurations, Predicate<Set<String>> isWhole)
            throws Exception {
        this.configurations = configurations;
        var properties = new Hashtable<String, Object>(Map.of("lwm2m.object.id", (long) TickingObject.ID));
        context.registerService(Lwm2mObject.class.getName(), ticker, properties);
        change(configurations.getConfiguration("io.tessera.lwm2m.client.registration", "?"), Map.of("debounce", QUIET));
        change(existing(CLIENT), Map.of("objectDebounce", ABSENCE));
        var account = CLIENT + ".account";
        account(existing(account), 1);
        account(configurations.createFactoryConfiguration(account, "?"), 2);
        for (var server : servers) {
            settle(server, isWhole);
            server.observeText(TickingObject.COUNT);
        }
    }

    private void account(Configuration configuration, int shortServerId) throws Exception {
        var server = new NotingServer();
        servers.add(server);
        var values = Map.of(
                "lwm2m.client",
                "gateway",
                "uri",
                server.uri(),
                "securityMode",
                "NoSec",
                "shortServerId",
                shortServerId,
                "lifetime",
                86_400);
        change(configuration, values);
    }

    private Configuration existing(String factory) throws Exception {
        return configurations.listConfigurations("(service.factoryPid=%s)".formatted(factory))[0];
    }

    @SuppressWarnings("JdkObsolete") // ConfigurationAdmin takes a Dictionary
    static void change(Configuration configuration, Map<String, ?> values) throws Exception {
        var properties = configuration.getProperties();
        var changed = properties == null ? new Hashtable<String, Object>() : properties;
        values.forEach(changed::put);
        configuration.update(changed);
    }

    /** What the client had to say of its start is said. */
    private void settle(NotingServer server, Predicate<Set<String>> isWhole) throws InterruptedException {
        var said = server.next();
        assertEquals("Register", said.what());
        while (!isWhole.test(said.links())) {
            said = server.next();
        }
        trigger(server);
        for (; !said.links().isEmpty(); said = server.next()) {
            list = said.links();
        }
    }

    List<NotingServer> servers() {
        return servers;
    }

    /** The links that were told last. */
    Set<String> list() {
        return list;
    }

    /** Each server is told this list, by one Update, in which the rules come and go with what they are about. */
    void told(String why, Set<String> next) throws InterruptedException {
        var before = list;
        for (var server : servers) {
            var said = server.next();
            list = said.links();
            assertEquals(why, "Update", said.what());
            assertEquals(why, withoutRules(next), withoutRules(list));
            long gone = count(before, INSTANCE) - count(list, INSTANCE);
            long rulesGone = count(before, RULE) - count(list, RULE);
            assertTrue(why + ": " + list, gone == 0 || (gone > 0 ? rulesGone >= gone : rulesGone <= gone));
        }
    }

    private static Set<String> withoutRules(Set<String> links) {
        return links.stream().filter(RULE.negate()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static long count(Set<String> links, Predicate<String> what) {
        return links.stream().filter(what).count();
    }

    /** Neither server was told anything further, and no notification was lost, or came twice. */
    void nothingElse(String why) throws InterruptedException {
        var count = Long.toString(ticker.tick());
        for (var server : servers) {
            trigger(server);
            assertEquals(why, new Heard("Update", Set.of()), server.next());
            assertEquals(
                    why, count, server.nextNotification(TickingObject.COUNT).getPayloadString());
            assertEquals(why, 0, server.notificationsLeft(TickingObject.COUNT));
        }
    }

    /** The client says something that has no list. */
    private void trigger(NotingServer server) throws InterruptedException {
        var path = "1/%d/8".formatted(servers.indexOf(server));
        assertEquals("2.04", server.execute(path).getCode().text);
    }

    @Override
    public void close() {
        servers.forEach(NotingServer::close);
    }
}
