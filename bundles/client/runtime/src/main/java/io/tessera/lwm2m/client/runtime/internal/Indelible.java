// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;

/**
 * What no Bootstrap-Delete affects: what the device is, and the account of the Bootstrap-Server with what that links to
 * (Core 1.2, 6.1.7.7).
 */
record Indelible(Staging staging) {

    private static final int DEVICE = 3;

    boolean mayGo(Path instance) {
        if (instance.object() == DEVICE || !staging.canBeEmptied(instance.object())) {
            return false;
        }
        return instance.object() == AccountObjects.SECURITY
                ? !staging.bootstrapServers().contains(instance.instance())
                : !isLinked(instance);
    }

    private boolean isLinked(Path instance) {
        if (!SecurityInstance.LINKS.containsValue(instance.object())) {
            return false;
        }
        var link = new Value.ObjlnkValue(instance.object(), instance.instance());
        return staging.bootstrapServers().stream()
                .flatMap(server -> staging.values(Path.of(AccountObjects.SECURITY, server)).stream())
                .filter(Indelible::isLink)
                .anyMatch(value -> value.value().equals(link));
    }

    private static boolean isLink(PathValue value) {
        return SecurityInstance.LINKS.containsKey(value.path().resource());
    }
}
