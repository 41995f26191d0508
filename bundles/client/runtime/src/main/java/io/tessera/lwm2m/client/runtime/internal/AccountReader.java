// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.ServerAccount;
import io.tessera.lwm2m.model.PathValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the Security Instances with the Server Instances of the same Short Server ID (Core 1.2, appendix E.1, E.2). */
final class AccountReader {

    static final int SHORT_SERVER_ID = 0;
    static final int LIFETIME = 1;
    static final int MINIMUM_PERIOD = 2;
    static final int MAXIMUM_PERIOD = 3;
    static final int DISABLE_TIMEOUT = 5;
    static final int STORE_NOTIFICATIONS = 6;
    static final int BINDING = 7;
    static final int MUTE_SEND = 23;
    static final int NOTIFICATION_MODE = 26;
    static final int CONFIRMABLE = 1;

    private static final Logger LOG = LoggerFactory.getLogger(AccountReader.class);
    private static final long DEFAULT_LIFETIME = 86_400;
    private static final long DEFAULT_DISABLE_TIMEOUT = 86_400;

    private final KnownCredentials credentials = new KnownCredentials();

    /** The accounts of LwM2M Servers that can be used; of others the log says why not. */
    Collection<ServerAccount> join(List<PathValue> security, List<PathValue> servers) {
        var securityByServer = new HashMap<Integer, InstanceValues>();
        for (var instance : InstanceValues.of(security)) {
            if (!instance.flag(SecurityInstance.IS_BOOTSTRAP_SERVER, false)) {
                securityByServer.putIfAbsent((int) instance.number(SecurityInstance.SHORT_SERVER_ID, 0), instance);
            }
        }
        var accounts = new TreeMap<Integer, ServerAccount>();
        for (var server : InstanceValues.of(servers)) {
            int shortServerId = (int) server.number(SHORT_SERVER_ID, 0);
            var partner = securityByServer.get(shortServerId);
            if (partner != null && shortServerId > 0) {
                account(shortServerId, partner, server).ifPresent(account -> accounts.put(shortServerId, account));
            }
        }
        return accounts.values();
    }

    /** The account of the Bootstrap-Server, if there is one that can be used; of another the log says why not. */
    Optional<BootstrapAccount> bootstrapServer(List<PathValue> security) {
        return InstanceValues.of(security).stream()
                .filter(instance -> instance.flag(SecurityInstance.IS_BOOTSTRAP_SERVER, false))
                .findFirst()
                .flatMap(this::bootstrapAccount);
    }

    private Optional<BootstrapAccount> bootstrapAccount(InstanceValues security) {
        try {
            return Optional.of(bootstrapAccount(security, credentials));
        } catch (IllegalArgumentException e) {
            LOG.error("The Bootstrap-Server can't be used: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static BootstrapAccount bootstrapAccount(InstanceValues security, KnownCredentials credentials) {
        var uri = uri(security.text(SecurityInstance.SERVER_URI, ""));
        return new BootstrapAccount(
                security.id(),
                uri,
                credentials.of(security, uri),
                Duration.ofSeconds(security.number(SecurityInstance.HOLD_OFF, 0)),
                Duration.ofSeconds(security.number(SecurityInstance.ACCOUNT_TIMEOUT, 0)));
    }

    /** The Object Instance of the Bootstrap-Server's account. */
    static Optional<Integer> bootstrapInstance(List<PathValue> security) {
        return InstanceValues.of(security).stream()
                .filter(instance -> instance.flag(SecurityInstance.IS_BOOTSTRAP_SERVER, false))
                .map(InstanceValues::id)
                .findFirst();
    }

    /** The Security Instance of an account. */
    static Optional<Integer> securityInstance(List<PathValue> security, int shortServerId) {
        if (shortServerId == ConfiguredAccount.BOOTSTRAP_SERVER) {
            return bootstrapInstance(security);
        }
        return InstanceValues.of(security).stream()
                .filter(instance -> !instance.flag(SecurityInstance.IS_BOOTSTRAP_SERVER, false))
                .filter(instance -> instance.number(SecurityInstance.SHORT_SERVER_ID, -1) == shortServerId)
                .map(InstanceValues::id)
                .findFirst();
    }

    /** In which Object Instance a Resource has this value, or empty. */
    static Optional<Integer> instanceOf(List<PathValue> values, int resource, int wanted) {
        return InstanceValues.of(values).stream()
                .filter(instance -> instance.number(resource, -1) == wanted)
                .map(InstanceValues::id)
                .findFirst();
    }

    private Optional<ServerAccount> account(int shortServerId, InstanceValues security, InstanceValues server) {
        try {
            var uri = uri(security.text(SecurityInstance.SERVER_URI, ""));
            return Optional.of(new ServerAccount(
                    shortServerId,
                    security.id(),
                    server.id(),
                    uri,
                    credentials.of(security, uri),
                    server.number(LIFETIME, DEFAULT_LIFETIME),
                    server.number(MINIMUM_PERIOD, 0),
                    server.number(MAXIMUM_PERIOD, 0),
                    server.number(DISABLE_TIMEOUT, DEFAULT_DISABLE_TIMEOUT),
                    server.flag(STORE_NOTIFICATIONS, true),
                    server.text(BINDING, "U"),
                    server.number(NOTIFICATION_MODE, 0) == CONFIRMABLE));
        } catch (IllegalArgumentException e) {
            LOG.error("Server {} can't be used: {}", shortServerId, e.getMessage());
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException if it isn't one */
    static URI uri(String text) {
        try {
            var uri = new URI(text);
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("%s is not a server URI: %s".formatted(text, e.getMessage()), e);
        }
        throw new IllegalArgumentException(text + " is not a server URI");
    }
}
