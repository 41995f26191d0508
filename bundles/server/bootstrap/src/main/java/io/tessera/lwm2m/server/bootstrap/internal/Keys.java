// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Takes the keys of a configuration out, and puts them in again. */
final class Keys {

    private Keys() {}

    /** With {@link Secret#KEPT} in place of keys. */
    static BootstrapConfiguration hidden(BootstrapConfiguration configuration) {
        return replaced(configuration, server -> with(server.protection(), Secret.KEPT));
    }

    /** With those of another configuration, of the same server, where it has {@link Secret#KEPT}. */
    static BootstrapConfiguration kept(BootstrapConfiguration configuration, Optional<BootstrapConfiguration> before) {
        Map<Integer, ServerEntry> known = before.map(BootstrapConfiguration::servers).stream()
                .flatMap(servers -> servers.stream())
                .collect(Collectors.toMap(ServerEntry::shortServerId, server -> server, (first, second) -> first));
        return replaced(configuration, server -> {
            var same = known.get(server.shortServerId());
            boolean wanted = of(server.protection()).filter(Secret::isKept).isPresent();
            var key = same == null || !wanted ? Optional.<Secret>empty() : of(same.protection());
            return key.map(one -> with(server.protection(), one)).orElse(server.protection());
        });
    }

    /** The key in a protection, if it has one. */
    static Optional<Secret> of(Protection protection) {
        if (protection instanceof Protection.PreSharedKey psk) {
            return Optional.of(psk.key());
        }
        if (protection instanceof Protection.RawPublicKey rpk) {
            return Optional.of(rpk.privateKey());
        }
        return protection instanceof Protection.Certificate certificate
                ? Optional.of(certificate.privateKey())
                : Optional.empty();
    }

    private static Protection with(Protection protection, Secret key) {
        if (protection instanceof Protection.PreSharedKey psk) {
            return new Protection.PreSharedKey(psk.identity(), key);
        }
        if (protection instanceof Protection.RawPublicKey rpk) {
            return new Protection.RawPublicKey(rpk.publicKey(), key, rpk.serverPublicKey());
        }
        return protection instanceof Protection.Certificate one
                ? new Protection.Certificate(one.certificate(), key, one.serverCertificate())
                : protection;
    }

    private static BootstrapConfiguration replaced(BootstrapConfiguration of, ProtectionOf protection) {
        UnaryOperator<ServerEntry> replace = server -> new ServerEntry(
                server.shortServerId(),
                server.uri(),
                protection.of(server),
                server.lifetime(),
                server.binding(),
                server.resources(),
                server.local());
        return new BootstrapConfiguration(
                of.name(),
                of.endpoints(),
                of.servers().stream().map(replace).toList(),
                of.keepOthers(),
                of.accessControl(),
                of.values(),
                of.deletes(),
                of.reads(),
                of.pack());
    }

    private interface ProtectionOf {
        Protection of(ServerEntry server);
    }
}
