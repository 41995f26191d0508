// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.download.internal;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Downloader;
import io.tessera.lwm2m.platform.download.Landing;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.Peer;
import java.net.URI;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Fetches by CoAP in blocks (RFC 7959), over the endpoint of a client, and goes on where it was cut off (ETag). */
@Component(
        name = CoapDownloadConfig.PID,
        configurationPid = CoapDownloadConfig.PID,
        configurationPolicy = REQUIRE,
        service = Downloader.class)
@Designate(ocd = CoapDownloadConfig.class, factory = true)
public final class CoapDownloader implements Downloader {

    private final Endpoint endpoint;
    private final Optional<DownloadKey> key;

    @Activate
    public CoapDownloader(CoapDownloadConfig config, @Reference(name = "endpoint") Endpoint endpoint) {
        this.endpoint = endpoint;
        key = switch (config.lwm2m_download_schemes()) {
            case "coap" -> Optional.empty();
            case "coaps" -> Optional.of(new DownloadKey(config));
            default ->
                throw new IllegalArgumentException("%s: lwm2m.download.schemes is %s; it must be coaps or coap"
                        .formatted(CoapDownloadConfig.PID, config.lwm2m_download_schemes()));
        };
    }

    @Override
    public void fetch(URI uri, Landing landing) throws DownloadFailed, InterruptedException {
        var target = CoapUri.of(uri);
        new PartwiseFetch(endpoint, peer(target), target.request(), landing).run();
    }

    private Peer peer(CoapUri target) throws DownloadFailed {
        if (key.isEmpty()) {
            return Peer.anonymous(target.resolve());
        }
        if (!key.get().isFor(target.host())) {
            throw new DownloadFailed(Reason.INVALID_URI, "there is no key for that server");
        }
        return endpoint.useCredentials(target.resolve(), key.get().credentials());
    }
}
