// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.platform.download.Downloader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who can fetch packages right now, by the schemes of their URIs. */
@Component(name = "io.tessera.lwm2m.objects.firmware_update.downloaders", service = Downloaders.class)
public final class Downloaders {

    /** By their numbers in /5/0/8. */
    private static final List<String> PROTOCOLS = List.of("coap", "coaps", "http", "https", "coap+tcp", "coaps+tcp");

    private record Entry(Downloader downloader, List<String> schemes, int ranking) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** The one for a scheme that ranks highest. */
    Optional<Downloader> of(String scheme) {
        var lower = scheme.toLowerCase(Locale.ROOT);
        return entries.stream()
                .filter(entry -> entry.schemes.contains(lower))
                .reduce((a, b) -> b.ranking > a.ranking ? b : a)
                .map(Entry::downloader);
    }

    /** The protocols that there are, as /5/0/8 has them. */
    SortedMap<Integer, Long> protocols() {
        var protocols = new TreeMap<Integer, Long>();
        for (int number = 0; number < PROTOCOLS.size(); number++) {
            if (of(PROTOCOLS.get(number)).isPresent()) {
                protocols.put(protocols.size(), (long) number);
            }
        }
        return protocols;
    }

    /** Tells when one comes or goes. */
    AutoCloseable listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Reference(name = "downloader", cardinality = MULTIPLE, policy = DYNAMIC)
    void addDownloader(Downloader downloader, Map<String, Object> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        entries.add(new Entry(downloader, schemes(properties.get(Downloader.SCHEMES)), ranking));
        listeners.forEach(Runnable::run);
    }

    void removeDownloader(Downloader downloader) {
        entries.removeIf(entry -> entry.downloader == downloader);
        listeners.forEach(Runnable::run);
    }

    private static List<String> schemes(Object property) {
        if (property instanceof String[] several) {
            return Arrays.asList(several);
        }
        if (property instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return property instanceof String one ? List.of(one) : List.of();
    }
}
