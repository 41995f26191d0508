// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.platform.keys.KeyProvider;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One configured server account. It is there also when its values can't be used, so that nobody thinks it is gone.
 * Immediate, since only then it hears why it ends: as a delayed component it would end when its user lets go.
 */
@Component(
        name = AccountConfig.PID,
        configurationPid = AccountConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = AccountComponent.class,
        immediate = true)
@Designate(ocd = AccountConfig.class, factory = true)
public final class AccountComponent {

    private static final Logger LOG = LoggerFactory.getLogger(AccountComponent.class);
    private static final int CONFIGURATION_DELETED = 4;

    /** Of the configuration, where its PID is another one at each start. */
    private static final String NAME = "instance.name";

    private final String source;
    private final String client;
    private final AccountConfig config;
    private Optional<KeyProvider> keys = Optional.empty();
    private volatile Optional<ConfiguredAccount> settings = Optional.empty();
    private volatile boolean deleted;

    @Activate
    public AccountComponent(AccountConfig config, Map<String, Object> properties) {
        this.config = config;
        source = String.valueOf(properties.getOrDefault(NAME, properties.get("service.pid")));
        client = String.valueOf(properties.getOrDefault("lwm2m.client", "gateway"));
    }

    /** By a method: SCR 2.1 makes no component whose constructor wants what isn't there, though it need not be. */
    @Reference(name = "keys", cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    void setKeys(KeyProvider provider) {
        keys = Optional.of(provider);
    }

    @Activate
    void activate() {
        settings = settings(source, config, keys);
    }

    /** Which configuration it is. */
    String source() {
        return source;
    }

    /** To which client it belongs. */
    String client() {
        return client;
    }

    /** Empty if its values can't be used. */
    Optional<ConfiguredAccount> settings() {
        return settings;
    }

    /** Whether its configuration was deleted, and didn't just change. */
    boolean isDeleted() {
        return deleted;
    }

    @Deactivate
    void deactivate(int reason) {
        deleted = reason == CONFIGURATION_DELETED;
    }

    static Optional<ConfiguredAccount> settings(String source, AccountConfig config) {
        return settings(source, config, Optional.empty());
    }

    static Optional<ConfiguredAccount> settings(String source, AccountConfig config, Optional<KeyProvider> keys) {
        if (config.uri().isBlank()) {
            LOG.info("{} waits for the URI of its server", source);
            return Optional.empty();
        }
        try {
            boolean isBootstrapServer = read("bootstrapServer", config::bootstrapServer);
            var security = AccountSecurity.of(config, keys);
            return Optional.of(isBootstrapServer ? bootstrapServer(config, security) : server(config, security));
        } catch (IllegalArgumentException e) {
            LOG.error("{}: {}. The account stays as it was applied last.", source, e.getMessage());
            return Optional.empty();
        }
    }

    private static ConfiguredAccount bootstrapServer(AccountConfig config, AccountSecurity security) {
        return new BootstrapAccountSettings(
                read("lwm2m.client", config::lwm2m_client),
                read("uri", config::uri),
                read("holdOff", config::holdOff),
                read("accountTimeout", config::accountTimeout),
                security);
    }

    private static ConfiguredAccount server(AccountConfig config, AccountSecurity security) {
        return new AccountSettings(
                read("lwm2m.client", config::lwm2m_client),
                read("uri", config::uri),
                read("shortServerId", config::shortServerId),
                read("lifetime", config::lifetime),
                read("minimumPeriod", config::minimumPeriod),
                read("maximumPeriod", config::maximumPeriod),
                read("disableTimeout", config::disableTimeout),
                read("storeNotifications", config::storeNotifications),
                read("muteSend", config::muteSend),
                read("binding", config::binding),
                security);
    }

    /** A value that can't even be converted to its type names its attribute, too. */
    private static <T> T read(String attribute, Supplier<T> value) {
        try {
            return value.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(attribute + " must be a value of its type: " + e.getMessage(), e);
        }
    }
}
