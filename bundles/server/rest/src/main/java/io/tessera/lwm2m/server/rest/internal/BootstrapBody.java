// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.bootstrap.AccessControl;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A bootstrap configuration out of JSON. What a GET shows can be put as it is: keys that aren't in it stay. */
final class BootstrapBody {

    private static final String ENDPOINTS = "endpoints";
    private static final String SERVERS = "servers";
    private static final long USUAL_LIFETIME = 300;

    private final DataTypes types;

    /** @param types of values that don't say theirs */
    BootstrapBody(DataTypes types) {
        this.types = types;
    }

    /**
     * @param name of the configuration; a name in the body must be the same
     * @throws Problem with 400 if it isn't of this shape, naming the member
     */
    BootstrapConfiguration parse(String name, Field body) throws Problem {
        body.only(
                "href",
                "configured",
                "name",
                ENDPOINTS,
                SERVERS,
                "keepOthers",
                "accessControl",
                "values",
                "deletes",
                "reads",
                "pack");
        var inside = body.at("name");
        if (!inside.text(name).equals(name)) {
            throw inside.wrong("it isn't the one in the address");
        }
        return new BootstrapConfiguration(
                name,
                texts(body.at(ENDPOINTS)),
                servers(body.at(SERVERS)),
                body.at("keepOthers").truth(false),
                accessControl(body.at("accessControl")),
                values(body.at("values")),
                paths(body.at("deletes")),
                paths(body.at("reads")),
                body.at("pack").truth(true));
    }

    private List<ServerEntry> servers(Field field) throws Problem {
        var servers = new ArrayList<ServerEntry>();
        for (var one : field.elements()) {
            one.only("shortServerId", "uri", "protection", "lifetime", "binding", "resources", "local");
            servers.add(new ServerEntry(
                    one.at("shortServerId").integer(),
                    one.at("uri").text(),
                    ProtectionBody.parse(one.at("protection")),
                    Duration.ofSeconds(one.at("lifetime").number(USUAL_LIFETIME)),
                    one.at("binding").text("U"),
                    values(one.at("resources")),
                    one.at("local").truth(false)));
        }
        return servers;
    }

    private static List<AccessControl> accessControl(Field field) throws Problem {
        var all = new ArrayList<AccessControl>();
        for (var one : field.elements()) {
            one.only("object", "instance", "owner", "rights");
            var owner = one.at("owner");
            all.add(new AccessControl(
                    one.at("object").integer(),
                    one.at("instance").integer(),
                    owner.isPresent() ? owner.integer() : AccessControl.NOBODY,
                    rights(one.at("rights"))));
        }
        return all;
    }

    private static TreeMap<Integer, Integer> rights(Field field) throws Problem {
        var rights = new TreeMap<Integer, Integer>();
        for (var server : field.names()) {
            rights.put(shortServerId(field, server), field.at(server).integer());
        }
        return rights;
    }

    private static int shortServerId(Field field, String text) throws Problem {
        try {
            return Path.parseId(text);
        } catch (RequestRefused e) {
            throw field.wrong("members are Short Server IDs, or 0 for the others");
        }
    }

    private List<PathValue> values(Field field) throws Problem {
        var values = new ArrayList<PathValue>();
        for (var one : field.elements()) {
            one.only("path", "type", "value", "name", "units", "seconds");
            values.add(value(one));
        }
        return values;
    }

    private PathValue value(Field one) throws Problem {
        var path = one.at("path").path();
        var type = one.at("type");
        var value = one.at("value");
        try {
            var known = type.isPresent() ? ValueJson.type(type.text()) : types.typeOf(path);
            return new PathValue(path, value.scalar().as(known == null ? DataType.NONE : known));
        } catch (Problem problem) {
            throw value.wrong(problem.getMessage());
        }
    }

    private static List<String> texts(Field field) throws Problem {
        var texts = new ArrayList<String>();
        for (var one : field.elements()) {
            texts.add(one.text());
        }
        return texts;
    }

    private static List<Path> paths(Field field) throws Problem {
        var paths = new ArrayList<Path>();
        for (var one : field.elements()) {
            paths.add(one.path());
        }
        return paths;
    }
}
