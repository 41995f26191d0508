// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.cellular.internal;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.platform.CurrentService;
import io.tessera.lwm2m.platform.network.ConnectionProfiles;
import java.util.List;
import java.util.SortedMap;

/** The Object Instances of Object 11 whose profiles are connected. */
final class ActiveProfiles {

    private static final int PROFILE_OBJECT = 11;

    private final CurrentService<ConnectionProfiles> source =
            new CurrentService<>(ConnectionProfiles::listen, this::look);
    private volatile Runnable changed = () -> {};
    private volatile List<ObjlnkValue> links = List.of();

    CurrentService<ConnectionProfiles> source() {
        return source;
    }

    void tell(Runnable changedLinks) {
        changed = changedLinks;
    }

    SortedMap<Integer, ObjlnkValue> links() {
        return DeclaredObject.numbered(links);
    }

    private void look() {
        boolean isChanged;
        synchronized (this) {
            var before = links;
            links = source.get().map(ActiveProfiles::links).orElse(List.of());
            isChanged = !links.equals(before);
        }
        if (isChanged) {
            changed.run();
        }
    }

    private static List<ObjlnkValue> links(ConnectionProfiles profiles) {
        return profiles.profiles().stream()
                .filter(profile -> profile.connection().isPresent())
                .map(profile -> new ObjlnkValue(PROFILE_OBJECT, profile.id()))
                .toList();
    }
}
