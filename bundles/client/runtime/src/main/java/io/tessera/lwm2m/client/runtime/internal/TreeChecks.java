// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResourceDefinition;

/**
 * Whether a caller may do something, in the order that the specification implies: a reserved Object 4.01, a target that
 * isn't there 4.04, no right 4.01, an operation that the target doesn't support 4.05 (Core 1.2, 6.3, 8.2).
 */
final class TreeChecks {

    private static final int SECURITY = 0;
    private static final int DEVICE = 3;
    private static final int OSCORE = 21;
    private static final int COSE = 23;
    private static final int COSE_KEY = 2;
    private static final int MQTT_SERVER = 24;
    private static final int MQTT_PASSWORD = 8;

    private final Mounts mounts;
    private final AccessControl access;
    private final SpokenVersions spoken;

    TreeChecks(Mounts mounts, AccessControl access, SpokenVersions spoken) {
        this.mounts = mounts;
        this.access = access;
        this.spoken = spoken;
    }

    /** An Object that no server may touch: it holds keys (Core 1.2, appendix E.1). */
    static boolean isReserved(int object) {
        return object == SECURITY || object == OSCORE || object == COSE;
    }

    /** Whether the caller is shown this Resource: servers what is readable, the device all but keys. */
    static boolean isShownTo(Caller caller, ObjectDefinition definition, ResourceDefinition resource) {
        boolean isDevice = caller.equals(Caller.DEVICE);
        if (resource.operations().isReadable()) {
            return !isDevice || definition.id() != MQTT_SERVER || resource.id() != MQTT_PASSWORD;
        }
        boolean hasValue = resource.type() != DataType.NONE;
        if (caller.equals(Caller.BOOTSTRAP_SERVER)) {
            return hasValue;
        }
        return isDevice && isReserved(definition.id()) && hasValue && !isKey(definition, resource);
    }

    private static boolean isKey(ObjectDefinition definition, ResourceDefinition resource) {
        return resource.type() == DataType.OPAQUE || definition.id() == COSE && resource.id() == COSE_KEY;
    }

    void check(Caller caller, Operation operation, Path path) throws RequestRefused {
        if (path.depth() == 0) {
            throw Refusals.notAllowed(path, "the target of an operation");
        }
        if (caller.isServer() && isReserved(path.object())) {
            throw Refusals.unauthorized(path);
        }
        var mount = mounts.find(path.object());
        if (mount == null || !isThere(mount, path)) {
            throw Refusals.notFound(path);
        }
        var definition = spoken.definition(caller, mount);
        boolean isTooNew = path.depth() > 2
                && definition != mount.definition()
                && definition.resource(path.resource()).isEmpty();
        if (isTooNew) {
            throw Refusals.notFound(path);
        }
        if (caller.isServer() && !isPermitted(caller, operation, path)) {
            throw Refusals.unauthorized(path);
        }
        checkSupport(caller, operation, path, definition);
        if (caller.isServer()
                && operation == Operation.CREATE
                && !mount.object().isCreatable()) {
            throw Refusals.notAllowed(path, done(operation));
        }
    }

    private static boolean isThere(Mount mount, Path path) throws RequestRefused {
        try {
            return mount.has(path);
        } catch (RuntimeException | LinkageError e) {
            throw Refusals.of(path, e);
        }
    }

    private boolean isPermitted(Caller caller, Operation operation, Path path) {
        boolean needsNoRight = operation == Operation.DISCOVER || path.depth() == 1 && operation != Operation.CREATE;
        return needsNoRight || access.allows(caller, operation, path);
    }

    private static void checkSupport(Caller caller, Operation operation, Path path, ObjectDefinition definition)
            throws RequestRefused {
        boolean supported =
                switch (operation) {
                    case READ, OBSERVE, WRITE_ATTRIBUTES -> path.depth() < 3 || isReadable(caller, definition, path);
                    case DISCOVER -> path.depth() < 4;
                    case WRITE -> path.depth() > 1 && (path.depth() < 3 || isWritable(caller, definition, path));
                    case EXECUTE -> path.depth() == 3 && isExecutable(definition, path);
                    case CREATE -> path.depth() == 1;
                    case DELETE -> isDeletable(caller, definition, path);
                };
        if (!supported) {
            throw Refusals.notAllowed(path, done(operation));
        }
    }

    private static boolean isReadable(Caller caller, ObjectDefinition definition, Path path) {
        var resource = definition.resource(path.resource());
        return resource.isPresent() && isShownTo(caller, definition, resource.get());
    }

    /** Whether it is written to: by servers as the definition says, by the Bootstrap-Server whatever has a value. */
    static boolean isWritable(Caller caller, ObjectDefinition definition, Path path) {
        var found = definition.resource(path.resource());
        if (found.isEmpty()) {
            return false;
        }
        var resource = found.get();
        return caller.equals(Caller.BOOTSTRAP_SERVER)
                ? resource.type() != DataType.NONE
                : resource.operations().isWritable();
    }

    private static boolean isExecutable(ObjectDefinition definition, Path path) {
        return definition
                .resource(path.resource())
                .filter(resource -> resource.operations().isExecutable())
                .isPresent();
    }

    /** An Object Instance but /3/0 (Core 1.2, 6.3.7), or a Resource Instance that can be written. */
    private static boolean isDeletable(Caller caller, ObjectDefinition definition, Path path) {
        return switch (path.depth()) {
            case 2 -> path.object() != DEVICE || !caller.isServer();
            case 4 -> isWritable(caller, definition, path);
            default -> false;
        };
    }

    private static String done(Operation operation) {
        return switch (operation) {
            case READ -> "read";
            case OBSERVE -> "observed";
            case DISCOVER -> "discovered";
            case WRITE -> "written";
            case WRITE_ATTRIBUTES -> "given attributes";
            case EXECUTE -> "executed";
            case CREATE -> "created";
            case DELETE -> "deleted";
        };
    }
}
