// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.server.bootstrap.AccessControl;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.InvalidConfiguration;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a configuration is sound: all that a device would refuse at the end is refused before it goes live. */
final class Validation {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final int LONGEST_NAME = 255;
    private static final int MOST_ENDPOINTS = 10_000;
    private static final int MOST_SERVERS = 64;
    private static final int MOST_ENTRIES = 1000;
    private static final Set<Integer> ELSEWHERE = Set.of(0, 1, 2, 21, 23);

    private final BootstrapConfiguration configuration;
    private final DataTypes types;

    private Validation(BootstrapConfiguration configuration, DataTypes types) {
        this.configuration = configuration;
        this.types = types;
    }

    /** @throws InvalidConfiguration naming the first thing that is wrong */
    static void check(BootstrapConfiguration configuration, DataTypes types) throws InvalidConfiguration {
        var validation = new Validation(configuration, types);
        require(
                NAME.matcher(configuration.name()).matches(),
                "name",
                "1 to 80 letters, digits, dots, hyphens, underscores");
        validation.checkEndpoints();
        validation.checkServers();
        validation.checkAccessControl();
        validation.checkValues();
        validation.checkPaths();
    }

    static void require(boolean sound, String field, String allowed) throws InvalidConfiguration {
        if (!sound) {
            throw new InvalidConfiguration(field, allowed);
        }
    }

    /**
     * @param field what it is called
     * @throws InvalidConfiguration if it is no Resource, or not of the type that the Resource has
     */
    static void checkType(PathValue value, DataTypes types, String field) throws InvalidConfiguration {
        require(value.path().depth() > 2, field, value.path() + " is not a Resource");
        var type = types.typeOf(value.path());
        require(
                type == DataType.NONE || type == value.value().type(),
                field,
                "%s is of type %s, not %s"
                        .formatted(value.path(), type, value.value().type()));
        boolean single = type != DataType.NONE && !types.isMultiple(value.path());
        require(!single || value.path().depth() == 3, field, value.path() + " has no instances");
    }

    private void checkEndpoints() throws InvalidConfiguration {
        checkSize(configuration.endpoints(), 1, MOST_ENDPOINTS, "endpoints");
        int index = 0;
        for (var endpoint : configuration.endpoints()) {
            boolean printable = endpoint.chars().noneMatch(Character::isISOControl);
            boolean sound = !endpoint.isBlank() && endpoint.length() <= LONGEST_NAME && printable;
            require(sound, "endpoints[%d]".formatted(index++), "a name of 1 to %d characters".formatted(LONGEST_NAME));
        }
    }

    private void checkServers() throws InvalidConfiguration {
        var servers = configuration.servers();
        checkSize(servers, 1, MOST_SERVERS, "servers");
        var ids = new HashSet<Integer>();
        var identities = new HashSet<String>();
        boolean single = configuration.endpoints().size() == 1
                && !Glob.isPattern(configuration.endpoints().get(0));
        for (int i = 0; i < servers.size(); i++) {
            var field = "servers[%d]".formatted(i);
            new ServerValidation(servers.get(i), types, field).check(single);
            require(ids.add(servers.get(i).shortServerId()), field + ".shortServerId", "another server has it");
            var identity = localIdentity(servers.get(i));
            require(
                    identity.isEmpty() || identities.add(identity),
                    field + ".protection.identity",
                    "another server of this framework has it");
        }
    }

    /** The PSK identity, where it has to be unique in this framework. */
    private static String localIdentity(ServerEntry server) {
        var sample = new Placeholders("e");
        if (!server.local()) {
            return "";
        }
        if (server.protection() instanceof Protection.GeneratedKey drawn) {
            return sample.fill(drawn.identity(), server.shortServerId());
        }
        return server.protection() instanceof Protection.PreSharedKey psk
                ? sample.fill(psk.identity(), server.shortServerId())
                : "";
    }

    private void checkAccessControl() throws InvalidConfiguration {
        checkSize(configuration.accessControl(), 0, MOST_ENTRIES, "accessControl");
        var servers =
                configuration.servers().stream().map(ServerEntry::shortServerId).collect(Collectors.toSet());
        int index = 0;
        for (var control : configuration.accessControl()) {
            checkAccessControl(control, servers, "accessControl[%d]".formatted(index++));
        }
    }

    private void checkAccessControl(AccessControl control, Set<Integer> servers, String field)
            throws InvalidConfiguration {
        boolean rightObject = control.object() > 0 && control.object() <= Path.MAX_ID && control.object() != 21;
        require(rightObject, field + ".object", "1 to 65534, and not 21");
        require(
                control.instance() >= 0 && control.instance() <= AccessControl.CREATE,
                field + ".instance",
                "0 to 65535");
        boolean known = servers.contains(control.owner()) || control.owner() == AccessControl.NOBODY;
        require(known || configuration.keepOthers(), field + ".owner", "a Short Server ID among the servers, or 65535");
        for (var right : control.rights().entrySet()) {
            int server = right.getKey();
            boolean listed = server == 0 || servers.contains(server) || configuration.keepOthers();
            require(
                    listed && server >= 0 && server <= Path.MAX_ID,
                    field + ".rights",
                    "%d is not a Short Server ID among the servers".formatted(server));
            require(right.getValue() >= 0 && right.getValue() <= 31, field + ".rights", "a sum of 1, 2, 4, 8 and 16");
        }
    }

    private void checkValues() throws InvalidConfiguration {
        checkSize(configuration.values(), 0, MOST_ENTRIES, "values");
        var seen = new HashSet<Path>();
        int index = 0;
        for (var value : configuration.values()) {
            var field = "values[%d]".formatted(index++);
            checkType(value, types, field);
            require(!ELSEWHERE.contains(value.path().object()), field, "not of the Objects 0, 1, 2, 21 and 23");
            require(seen.add(value.path()), field, value.path() + " is given twice");
        }
    }

    private void checkPaths() throws InvalidConfiguration {
        checkSize(configuration.deletes(), 0, MOST_ENTRIES, "deletes");
        for (var path : configuration.deletes()) {
            require(path.depth() <= 2, "deletes", path + " is neither the root, nor an Object, nor an Object Instance");
        }
        checkSize(configuration.reads(), 0, MOST_ENTRIES, "reads");
        for (var path : configuration.reads()) {
            boolean readable = path.object() == 1 || path.object() == 2;
            boolean sound = path.depth() == 0 || readable && path.depth() <= 2;
            require(
                    sound,
                    "reads",
                    path + " is neither the root nor one of the Objects 1 and 2, or an Instance of them");
        }
    }

    private static void checkSize(Collection<?> list, int least, int most, String field) throws InvalidConfiguration {
        boolean sound = list.size() >= least && list.size() <= most;
        require(sound, field, "%d to %d entries, not %d".formatted(least, most, list.size()));
    }
}
