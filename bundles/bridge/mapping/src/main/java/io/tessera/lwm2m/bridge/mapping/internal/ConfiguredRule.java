// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessRights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A rule from the configuration. */
@Component(
        name = RuleConfig.PID,
        configurationPid = RuleConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = Rule.class)
@Designate(ocd = RuleConfig.class, factory = true)
public final class ConfiguredRule implements Rule {

    private final RuleConfig config;
    private final Glob source;
    private final Glob point;
    private final Glob kind;
    private final Glob units;
    private final Map<String, Glob> settings;
    private final Conversion conversion;
    private final Optional<AccessGrant> grant;

    @Activate
    public ConfiguredRule(RuleConfig config) {
        requireId("object", config.object(), 0);
        requireId("instance", config.instance(), -1);
        require("sendEvery", config.sendEvery(), 0, 31_536_000);
        this.config = config;
        this.source = new Glob(config.source());
        this.point = new Glob(config.point());
        this.kind = new Glob(config.kind());
        this.units = new Glob(config.pointUnits());
        this.settings = settings(config.settings());
        this.conversion = new Conversion(config.factor(), config.offset());
        this.grant = grant(config);
    }

    private static Map<String, Glob> settings(String[] wanted) {
        var settings = new HashMap<String, Glob>();
        for (var setting : wanted) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "%s: settings must be name=pattern, not \"%s\"".formatted(RuleConfig.PID, setting));
            }
            settings.put(
                    setting.substring(0, equals).strip(),
                    new Glob(setting.substring(equals + 1).strip()));
        }
        return settings;
    }

    private static Optional<AccessGrant> grant(RuleConfig config) {
        var servers = IntStream.of(config.servers()).boxed().toList();
        for (int server : servers) {
            requireId("servers", server, 1);
        }
        if (!config.rights().matches("[RWErwe]*")) {
            throw new IllegalArgumentException(
                    "%s: rights must be letters of R, W and E, not \"%s\"".formatted(RuleConfig.PID, config.rights()));
        }
        return servers.isEmpty()
                ? Optional.empty()
                : Optional.of(AccessGrant.toOnly(servers, AccessRights.of(config.rights())));
    }

    private static void requireId(String attribute, int value, int lowest) {
        require(attribute, value, lowest, 65534);
    }

    private static void require(String attribute, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    "%s: %s must be %d to %d, not %d".formatted(RuleConfig.PID, attribute, lowest, highest, value));
        }
    }

    @Override
    public int order() {
        return config.order();
    }

    @Override
    public boolean matches(Point candidate) {
        return source.matches(candidate.source())
                && point.matches(candidate.name())
                && kind.matches(candidate.kind())
                && units.matches(candidate.units())
                && settings.entrySet().stream().allMatch(wanted -> has(candidate, wanted));
    }

    private static boolean has(Point candidate, Map.Entry<String, Glob> wanted) {
        var value = candidate.settings().get(wanted.getKey());
        return value != null && wanted.getValue().matches(value);
    }

    @Override
    public Target target(Point matched) {
        return new Target(
                config.client(),
                config.object(),
                config.instance(),
                conversion,
                config.units().isEmpty() ? matched.units() : config.units(),
                config.applicationType().isEmpty() ? matched.label() : config.applicationType(),
                grant,
                new Sending(config.sendEvery(), config.sendChanges()));
    }
}
