// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.connectivity_monitoring.internal;

import io.tessera.lwm2m.platform.CurrentService;
import io.tessera.lwm2m.platform.NetworkInfo;
import io.tessera.lwm2m.platform.NetworkInfo.Link;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The links as the platform told of them last. A change is told of those Resources alone that it shows in. */
final class Connection {

    private final CurrentService<NetworkInfo> info = new CurrentService<>(NetworkInfo::listen, this::look);
    private volatile IntConsumer changed = resource -> {};
    private volatile List<Link> links = List.of();

    CurrentService<NetworkInfo> info() {
        return info;
    }

    void tell(IntConsumer changedResource) {
        changed = changedResource;
    }

    <A> Supplier<A> now(Function<List<Link>, A> fact) {
        return () -> fact.apply(links);
    }

    private void look() {
        List<Link> before;
        List<Link> after;
        synchronized (this) {
            before = links;
            after = info.get().map(NetworkInfo::links).orElse(List.of());
            links = after;
        }
        Facts.ALL.forEach((resource, fact) -> {
            if (!fact.apply(before).equals(fact.apply(after))) {
                changed.accept(resource);
            }
        });
    }
}
