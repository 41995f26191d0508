// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.platform.download.Downloader;
import io.tessera.lwm2m.platform.packages.DownloaderSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who can fetch packages right now, by the schemes of their URIs. */
@Component(name = "io.tessera.lwm2m.objects.firmware_update.downloaders", service = Downloaders.class)
public final class Downloaders {

    /** By their numbers in /5/0/8. */
    private static final List<String> PROTOCOLS = List.of("coap", "coaps", "http", "https", "coap+tcp", "coaps+tcp");

    private final DownloaderSet set = new DownloaderSet();

    DownloaderSet set() {
        return set;
    }

    /** The protocols that there are, as /5/0/8 has them. */
    SortedMap<Integer, Long> protocols() {
        var protocols = new TreeMap<Integer, Long>();
        for (int number = 0; number < PROTOCOLS.size(); number++) {
            if (set.of(PROTOCOLS.get(number)).isPresent()) {
                protocols.put(protocols.size(), (long) number);
            }
        }
        return protocols;
    }

    /** Tells when one comes or goes. */
    AutoCloseable listen(Runnable changed) {
        return set.listen(changed);
    }

    @Reference(name = "downloader", cardinality = MULTIPLE, policy = DYNAMIC)
    void addDownloader(Downloader downloader, Map<String, Object> properties) {
        set.add(downloader, properties);
    }

    void removeDownloader(Downloader downloader) {
        set.remove(downloader);
    }
}
