// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.ServerAccount;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the Security Instances with the Server Instances of the same Short Server ID (Core 1.2, appendix E.1, E.2). */
final class AccountReader {

    static final int SERVER_URI = 0;
    static final int IS_BOOTSTRAP_SERVER = 1;
    static final int SECURITY_MODE = 2;
    static final int SECURITY_SHORT_SERVER_ID = 10;
    static final int NO_SECURITY = 3;

    static final int SHORT_SERVER_ID = 0;
    static final int LIFETIME = 1;
    static final int MINIMUM_PERIOD = 2;
    static final int MAXIMUM_PERIOD = 3;
    static final int DISABLE_TIMEOUT = 5;
    static final int STORE_NOTIFICATIONS = 6;
    static final int BINDING = 7;
    static final int NOTIFICATION_MODE = 26;
    static final int CONFIRMABLE = 1;

    private static final Logger LOG = LoggerFactory.getLogger(AccountReader.class);
    private static final long DEFAULT_LIFETIME = 86_400;
    private static final long DEFAULT_DISABLE_TIMEOUT = 86_400;

    private AccountReader() {}

    /** The accounts of LwM2M Servers that can be used; of others the log says why not. */
    static Collection<ServerAccount> join(List<PathValue> security, List<PathValue> servers) {
        var securityByServer = new HashMap<Integer, Instance>();
        for (var instance : instances(security)) {
            if (!instance.flag(IS_BOOTSTRAP_SERVER, false)) {
                securityByServer.putIfAbsent((int) instance.number(SECURITY_SHORT_SERVER_ID, 0), instance);
            }
        }
        var accounts = new TreeMap<Integer, ServerAccount>();
        for (var server : instances(servers)) {
            int shortServerId = (int) server.number(SHORT_SERVER_ID, 0);
            var partner = securityByServer.get(shortServerId);
            if (partner != null && shortServerId > 0) {
                account(shortServerId, partner, server).ifPresent(account -> accounts.put(shortServerId, account));
            }
        }
        return accounts.values();
    }

    /** In which Object Instance a Resource has this value, or empty. */
    static Optional<Integer> instanceOf(List<PathValue> values, int resource, int wanted) {
        return instances(values).stream()
                .filter(instance -> instance.number(resource, -1) == wanted)
                .map(Instance::id)
                .findFirst();
    }

    private static Optional<ServerAccount> account(int shortServerId, Instance security, Instance server) {
        var text = security.text(SERVER_URI, "");
        if (security.number(SECURITY_MODE, NO_SECURITY) != NO_SECURITY) {
            LOG.error("Server {}: only security mode 3 (NoSec) can be used with the coap endpoint", shortServerId);
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            if (uri.getScheme() == null || uri.getHost() == null) {
                LOG.error("Server {}: {} is not a server URI", shortServerId, text);
                return Optional.empty();
            }
            return Optional.of(new ServerAccount(
                    shortServerId,
                    security.id(),
                    server.id(),
                    uri,
                    Credentials.NoSecurity.INSTANCE,
                    server.number(LIFETIME, DEFAULT_LIFETIME),
                    server.number(MINIMUM_PERIOD, 0),
                    server.number(MAXIMUM_PERIOD, 0),
                    server.number(DISABLE_TIMEOUT, DEFAULT_DISABLE_TIMEOUT),
                    server.flag(STORE_NOTIFICATIONS, true),
                    server.text(BINDING, "U"),
                    server.number(NOTIFICATION_MODE, 0) == CONFIRMABLE));
        } catch (URISyntaxException e) {
            LOG.error("Server {}: {} is not a server URI: {}", shortServerId, text, e.getMessage());
            return Optional.empty();
        }
    }

    private static Collection<Instance> instances(List<PathValue> values) {
        var instances = new TreeMap<Integer, Instance>();
        for (var value : values) {
            if (value.path().depth() == 3) {
                instances
                        .computeIfAbsent(value.path().instance(), id -> new Instance(id, new HashMap<>()))
                        .values()
                        .put(value.path().resource(), value.value());
            }
        }
        return instances.values();
    }

    private record Instance(int id, Map<Integer, Value> values) {

        long number(int resource, long otherwise) {
            var value = values.get(resource);
            if (value instanceof Value.IntegerValue whole) {
                return whole.value();
            }
            return value instanceof Value.UnsignedIntegerValue whole ? whole.value() : otherwise;
        }

        boolean flag(int resource, boolean otherwise) {
            return values.get(resource) instanceof Value.BooleanValue flag ? flag.value() : otherwise;
        }

        String text(int resource, String otherwise) {
            return values.get(resource) instanceof Value.StringValue text
                            && !text.value().isEmpty()
                    ? text.value()
                    : otherwise;
        }
    }
}
