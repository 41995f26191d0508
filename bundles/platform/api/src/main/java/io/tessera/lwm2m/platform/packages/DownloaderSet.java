// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import io.tessera.lwm2m.platform.download.Downloader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who can fetch packages right now, by the schemes of their URIs; for a dynamic reference to all of them. */
public final class DownloaderSet {

    private record Entry(Downloader downloader, List<String> schemes, int ranking) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param properties of the service */
    public void add(Downloader downloader, Map<String, Object> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        entries.add(new Entry(downloader, schemes(properties.get(Downloader.SCHEMES)), ranking));
        listeners.forEach(Runnable::run);
    }

    public void remove(Downloader downloader) {
        entries.removeIf(entry -> entry.downloader == downloader);
        listeners.forEach(Runnable::run);
    }

    /** The one for a scheme that ranks highest. */
    public Optional<Downloader> of(String scheme) {
        var lower = scheme.toLowerCase(Locale.ROOT);
        return entries.stream()
                .filter(entry -> entry.schemes.contains(lower))
                .reduce((a, b) -> b.ranking > a.ranking ? b : a)
                .map(Entry::downloader);
    }

    /** Whether somebody fetches what is at such a URI. */
    public boolean canFetch(String uri) {
        int colon = uri.indexOf(':');
        return colon > 0 && of(uri.substring(0, colon)).isPresent();
    }

    /**
     * Tells when one comes or goes, from any thread.
     *
     * @return ends it
     */
    public AutoCloseable listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
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
