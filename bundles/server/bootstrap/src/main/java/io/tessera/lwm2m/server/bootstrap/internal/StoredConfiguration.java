// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.AccessControl;
import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.time.Duration;
import java.util.HashMap;

/** A configuration as it lies in the store, which encrypts it. */
final class StoredConfiguration {

    private static final int GENERATED = 10;
    private static final int PRE_SHARED = 0;
    private static final int RAW_PUBLIC = 1;
    private static final int CERTIFICATE = 2;
    private static final int NONE = 3;

    private StoredConfiguration() {}

    static byte[] bytes(BootstrapConfiguration one) {
        return Form.writing()
                .text(one.name())
                .list(one.endpoints(), Form::text)
                .list(one.servers(), StoredConfiguration::write)
                .flag(one.keepOthers())
                .list(one.accessControl(), StoredConfiguration::write)
                .list(one.values(), Form::value)
                .list(one.deletes(), Form::path)
                .list(one.reads(), Form::path)
                .flag(one.pack())
                .written();
    }

    /** @throws IllegalArgumentException if it isn't one, or of another version */
    static BootstrapConfiguration read(byte[] bytes) {
        return Form.read(
                bytes,
                form -> new BootstrapConfiguration(
                        form.text(),
                        form.list(Form::text),
                        form.list(StoredConfiguration::server),
                        form.flag(),
                        form.list(StoredConfiguration::accessControl),
                        form.list(Form::value),
                        form.list(Form::path),
                        form.list(Form::path),
                        form.flag()));
    }

    private static void write(Form form, ServerEntry server) {
        form.number(server.shortServerId()).text(server.uri());
        write(form, server.protection());
        form.number(server.lifetime().toSeconds())
                .text(server.binding())
                .list(server.resources(), Form::value)
                .flag(server.local());
    }

    private static ServerEntry server(Form form) {
        return new ServerEntry(
                form.integer(),
                form.text(),
                protection(form),
                Duration.ofSeconds(form.number()),
                form.text(),
                form.list(Form::value),
                form.flag());
    }

    private static void write(Form form, Protection protection) {
        if (protection instanceof Protection.GeneratedKey drawn) {
            form.number(GENERATED).text(drawn.identity()).number(drawn.length());
            return;
        }
        form.number(protection.mode());
        if (protection instanceof Protection.PreSharedKey psk) {
            form.text(psk.identity());
        }
        if (protection instanceof Protection.RawPublicKey rpk) {
            form.blob(rpk.publicKey().bytes()).blob(rpk.serverPublicKey().bytes());
        }
        if (protection instanceof Protection.Certificate certificate) {
            form.blob(certificate.certificate().bytes())
                    .blob(certificate.serverCertificate().bytes());
        }
        Keys.of(protection).ifPresent(key -> form.blob(key.bytes()));
    }

    private static Protection protection(Form form) {
        int kind = form.integer();
        return switch (kind) {
            case GENERATED -> new Protection.GeneratedKey(form.text(), form.integer());
            case PRE_SHARED -> new Protection.PreSharedKey(form.text(), Secret.of(form.blob()));
            case RAW_PUBLIC -> {
                var own = new Value.OpaqueValue(form.blob());
                var servers = new Value.OpaqueValue(form.blob());
                yield new Protection.RawPublicKey(own, Secret.of(form.blob()), servers);
            }
            case CERTIFICATE -> {
                var own = new Value.OpaqueValue(form.blob());
                var servers = new Value.OpaqueValue(form.blob());
                yield new Protection.Certificate(own, Secret.of(form.blob()), servers);
            }
            case NONE -> Protection.NoSecurity.INSTANCE;
            default -> throw new IllegalArgumentException("protection " + kind);
        };
    }

    private static void write(Form form, AccessControl control) {
        form.number(control.object())
                .number(control.instance())
                .number(control.owner())
                .list(control.rights().entrySet(), (one, right) -> one.number(right.getKey())
                        .number(right.getValue()));
    }

    private static AccessControl accessControl(Form form) {
        int object = form.integer();
        int instance = form.integer();
        int owner = form.integer();
        var rights = new HashMap<Integer, Integer>();
        for (long left = form.number(); left > 0; left--) {
            rights.put(form.integer(), form.integer());
        }
        return new AccessControl(object, instance, owner, rights);
    }
}
