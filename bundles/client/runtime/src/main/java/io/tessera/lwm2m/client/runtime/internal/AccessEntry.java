// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one Access Control Object Instance says; never changes. */
final class AccessEntry {

    static final int OBJECT_ID = 0;
    static final int INSTANCE_ID = 1;
    static final int ACL = 2;
    static final int OWNER = 3;

    /** As Object Instance ID: the rights are those to create instances of the Object. */
    static final int OBJECT_LEVEL = 65535;

    static final int NO_SERVER = -1;

    private static final int ALL = AccessRights.READ | AccessRights.WRITE | AccessRights.EXECUTE | AccessRights.DELETE;
    private static final int NONE = -1;

    /** Which line of the evaluation decides for a server (Core 1.2, 8.2.1). */
    enum Rule {
        OWNER,
        OWN_ENTRY,
        DEFAULT_ENTRY,
        NO_ENTRY
    }

    private final int id;
    private final int object;
    private final int instance;
    private final int owner;
    private final int[] servers;
    private final int[] rights;

    /**
     * @param id its own Object Instance ID
     * @param instance of the Object that it is about, or {@link #OBJECT_LEVEL}
     */
    AccessEntry(int id, int object, int instance, AccessGrant grant) {
        this.id = id;
        this.object = object;
        this.instance = instance;
        owner = grant.owner();
        var ascending = new TreeMap<>(grant.rights());
        servers = ascending.keySet().stream().mapToInt(Integer::intValue).toArray();
        rights = ascending.values().stream().mapToInt(AccessRights::bits).toArray();
    }

    int id() {
        return id;
    }

    int object() {
        return object;
    }

    int instance() {
        return instance;
    }

    int owner() {
        return owner;
    }

    boolean isAbout(int anObject, int anInstance) {
        return object == anObject && instance == anInstance;
    }

    /** The Object Instance, or the Object of which it says who may create instances. */
    Path target() {
        return isObjectLevel() ? Path.of(object) : Path.of(object, instance);
    }

    boolean isObjectLevel() {
        return instance == OBJECT_LEVEL;
    }

    /** What a server may do; CREATE is never among it. */
    int rightsOf(int server) {
        int own = entryOf(server);
        if (own != NONE) {
            return own & ALL;
        }
        return owner == server ? ALL : Math.max(entryOf(AccessGrant.EVERYBODY_ELSE), 0) & ALL;
    }

    /** Whether a server may create instances of the Object: only an entry of its own says so. */
    boolean letsCreate(int server) {
        int own = entryOf(server);
        return own != NONE && (own & AccessRights.CREATE) != 0;
    }

    Rule rule(int server) {
        if (entryOf(server) != NONE) {
            return Rule.OWN_ENTRY;
        }
        if (owner == server) {
            return Rule.OWNER;
        }
        return entryOf(AccessGrant.EVERYBODY_ELSE) == NONE ? Rule.NO_ENTRY : Rule.DEFAULT_ENTRY;
    }

    /** -1 where there is none. */
    private int entryOf(int server) {
        for (int i = 0; i < servers.length; i++) {
            if (servers[i] == server) {
                return rights[i];
            }
        }
        return NONE;
    }

    AccessGrant grant() {
        var entries = new TreeMap<Integer, AccessRights>();
        for (int i = 0; i < servers.length; i++) {
            entries.put(servers[i], new AccessRights(rights[i]));
        }
        return new AccessGrant(owner, entries);
    }

    /** The values of its Object Instance. */
    List<PathValue> values() {
        var path = Path.of(AccessTable.OBJECT, id);
        var values = new ArrayList<PathValue>();
        values.add(new PathValue(path.child(OBJECT_ID), Value.of((long) object)));
        values.add(new PathValue(path.child(INSTANCE_ID), Value.of((long) instance)));
        for (int i = 0; i < servers.length; i++) {
            values.add(new PathValue(path.child(ACL).child(servers[i]), Value.of((long) rights[i])));
        }
        values.add(new PathValue(path.child(OWNER), Value.of((long) owner)));
        return values;
    }

    /** Which server a value of it names, as owner or by its entry; {@link #NO_SERVER} if none. */
    static int serverIn(PathValue value) {
        var path = value.path();
        if (path.depth() == 4 && path.resource() == ACL) {
            return path.resourceInstance() == AccessGrant.EVERYBODY_ELSE ? NO_SERVER : path.resourceInstance();
        }
        boolean isOwner = path.depth() == 3 && path.resource() == OWNER;
        return isOwner && value.value() instanceof Value.IntegerValue whole ? (int) whole.value() : NO_SERVER;
    }

    /** Those that are whole, by their id. */
    static SortedMap<Integer, AccessEntry> all(List<PathValue> values) {
        var parts = new TreeMap<Integer, Part>();
        for (var value : values) {
            parts.computeIfAbsent(value.path().instance(), id -> new Part()).take(value);
        }
        var entries = new TreeMap<Integer, AccessEntry>();
        parts.forEach((id, part) -> {
            if (part.object != NONE && part.instance != NONE) {
                entries.put(id, new AccessEntry(id, part.object, part.instance, part.grant()));
            }
        });
        return entries;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessEntry entry
                && id == entry.id
                && isAbout(entry.object, entry.instance)
                && owner == entry.owner
                && Arrays.equals(servers, entry.servers)
                && Arrays.equals(rights, entry.rights);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * id + object) + instance;
    }

    @Override
    public String toString() {
        return "/%d/%d".formatted(AccessTable.OBJECT, id);
    }

    private static final class Part {

        private final Map<Integer, AccessRights> rights = new TreeMap<>();
        private int object = NONE;
        private int instance = NONE;
        private int owner = AccessGrant.NOBODY;

        void take(PathValue value) {
            if (!(value.value() instanceof Value.IntegerValue whole)) {
                return;
            }
            int number = (int) whole.value();
            switch (value.path().resource()) {
                case OBJECT_ID -> object = number;
                case INSTANCE_ID -> instance = number;
                case ACL -> rights.put(value.path().resourceInstance(), new AccessRights(number & 31));
                case OWNER -> owner = number;
                default -> {} // of a newer version of the Object
            }
        }

        AccessGrant grant() {
            return new AccessGrant(owner, rights);
        }
    }
}
