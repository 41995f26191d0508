// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is written into the Objects 0 and 1 of one device (Core 1.2, appendices E.1 and E.2). */
final class AccountValues {

    private static final int PUBLIC_KEY = 3;
    private static final int SERVER_KEY = 4;
    private static final int SECRET_KEY = 5;
    private static final Value NOTHING = Value.of(new byte[0]);

    private final Placeholders placeholders;
    private final Map<Integer, GivenKey> given;

    /** @param given the device's pre-shared keys, by Short Server ID */
    AccountValues(Placeholders placeholders, Map<Integer, GivenKey> given) {
        this.placeholders = placeholders;
        this.given = given;
    }

    List<PathValue> security(ServerEntry entry, Path instance) {
        var values = new ArrayList<PathValue>();
        var uri = placeholders.fill(entry.uri(), entry.shortServerId());
        values.add(new PathValue(instance.child(0), Value.of(uri)));
        values.add(new PathValue(instance.child(1), Value.of(false)));
        values.add(new PathValue(instance.child(2), Value.of(entry.protection().mode())));
        addKeys(values, entry, instance);
        values.add(new PathValue(instance.child(10), Value.of(entry.shortServerId())));
        addFurther(values, entry, instance);
        return values;
    }

    List<PathValue> server(ServerEntry entry, Path instance) {
        var values = new ArrayList<PathValue>();
        values.add(new PathValue(instance.child(0), Value.of(entry.shortServerId())));
        values.add(new PathValue(instance.child(1), Value.of(entry.lifetime().toSeconds())));
        values.add(new PathValue(instance.child(7), Value.of(entry.binding())));
        addFurther(values, entry, instance);
        boolean stores = values.stream().anyMatch(value -> value.path().resource() == 6);
        if (!stores) {
            // Mandatory in every version; true is what it is where nobody says otherwise.
            values.add(new PathValue(instance.child(6), Value.of(true)));
        }
        return values;
    }

    private void addKeys(List<PathValue> values, ServerEntry entry, Path instance) {
        var own = NOTHING;
        var servers = NOTHING;
        var secret = NOTHING;
        var psk = given.get(entry.shortServerId());
        if (psk != null) {
            own = Value.of(psk.identity().getBytes(StandardCharsets.UTF_8));
            secret = Value.of(psk.key().bytes());
        }
        if (entry.protection() instanceof Protection.RawPublicKey rpk) {
            own = rpk.publicKey();
            servers = rpk.serverPublicKey();
        }
        if (entry.protection() instanceof Protection.Certificate certificate) {
            own = certificate.certificate();
            servers = certificate.serverCertificate();
        }
        if (entry.protection().mode() == 1 || entry.protection().mode() == 2) {
            secret = Value.of(Keys.of(entry.protection()).map(Secret::bytes).orElse(new byte[0]));
        }
        values.add(new PathValue(instance.child(PUBLIC_KEY), own));
        values.add(new PathValue(instance.child(SERVER_KEY), servers));
        values.add(new PathValue(instance.child(SECRET_KEY), secret));
    }

    /** What is given below an Object Instance of whatever id. */
    private void addFurther(List<PathValue> values, ServerEntry entry, Path instance) {
        for (var further : entry.resources()) {
            if (further.path().object() != instance.object()) {
                continue;
            }
            var resource = instance.child(further.path().resource());
            var path =
                    further.path().depth() == 4 ? resource.child(further.path().resourceInstance()) : resource;
            values.add(placeholders.fill(new PathValue(path, further.value())));
        }
    }
}
