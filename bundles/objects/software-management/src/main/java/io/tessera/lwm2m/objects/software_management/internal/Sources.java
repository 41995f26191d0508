// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.download.Downloader;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who fetches packages, by the schemes of their URIs. */
final class Sources {

    private final Map<Downloader, Map<String, Object>> known = new ConcurrentHashMap<>();

    void add(Downloader downloader, Map<String, Object> properties) {
        known.put(downloader, properties);
    }

    void remove(Downloader downloader) {
        known.remove(downloader);
    }

    /** The one that ranks highest. */
    Optional<Downloader> of(String scheme) {
        var lower = scheme.toLowerCase(Locale.ROOT);
        return known.entrySet().stream()
                .filter(entry -> schemes(entry.getValue()).contains(lower))
                .max(Comparator.comparingInt(entry -> ranking(entry.getValue())))
                .map(Map.Entry::getKey);
    }

    private static List<String> schemes(Map<String, Object> properties) {
        var schemes = properties.get(Downloader.SCHEMES);
        return schemes instanceof String[] several ? List.of(several) : List.of(String.valueOf(schemes));
    }

    private static int ranking(Map<String, Object> properties) {
        return properties.get("service.ranking") instanceof Integer number ? number : 0;
    }
}
