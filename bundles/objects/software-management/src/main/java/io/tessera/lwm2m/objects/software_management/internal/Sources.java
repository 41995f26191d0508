// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.platform.download.Downloader;
import io.tessera.lwm2m.platform.packages.DownloaderSet;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who fetches packages right now. */
@Component(name = "io.tessera.lwm2m.objects.software_management.sources", service = Sources.class)
public final class Sources {

    private final DownloaderSet set = new DownloaderSet();

    DownloaderSet set() {
        return set;
    }

    @Reference(name = "downloader", cardinality = MULTIPLE, policy = DYNAMIC)
    void addDownloader(Downloader downloader, Map<String, Object> properties) {
        set.add(downloader, properties);
    }

    void removeDownloader(Downloader downloader) {
        set.remove(downloader);
    }
}
