// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.platform.CurrentService;
import io.tessera.lwm2m.platform.NetworkInfo;
import io.tessera.lwm2m.platform.network.Modem;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The links that are up, as they were when last looked at. */
@Component(name = "io.tessera.lwm2m.platform.linux.network")
public final class LinuxNetwork implements NetworkInfo {

    private final NetworkLinks network;
    private final CurrentService<Modem> modem = new CurrentService<>(Modem::listen, this::look);
    private final Observers observers = new Observers();
    private final Future<?> looking;
    private volatile List<Link> links = List.of();

    @Activate
    public LinuxNetwork(@Reference(name = "settings") LinuxSettings settings) {
        this(settings, LinuxNetwork::addresses);
    }

    LinuxNetwork(LinuxSettings settings, Function<String, List<String>> addresses) {
        network =
                new NetworkLinks(settings.files(), addresses, () -> modem.get().map(Modem::status));
        looking = settings.thread()
                .scheduleWithFixedDelay(this::look, 0, settings.period().toSeconds(), TimeUnit.SECONDS);
    }

    @Reference(name = "modem", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setModem(Modem present) {
        modem.set(present);
    }

    void unsetModem(Modem present) {
        modem.clear(present);
    }

    @Override
    public List<Link> links() {
        return links;
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        return observers.add(changed);
    }

    @Deactivate
    void close() {
        looking.cancel(false);
        modem.close();
    }

    /** Runs on the thread for slow things, or on the one that heard of the modem. */
    void look() {
        if (isAnother()) {
            observers.tell();
        }
    }

    private synchronized boolean isAnother() {
        var before = links;
        links = network.read();
        return !links.equals(before);
    }

    /** IPv4 first; those that only the link itself knows don't count. */
    private static List<String> addresses(String name) {
        try {
            var found = NetworkInterface.getByName(name);
            return found == null
                    ? List.of()
                    : found.inetAddresses()
                            .filter(address -> !address.isLinkLocalAddress())
                            .sorted(Comparator.comparingInt(address -> address.getAddress().length))
                            .map(LinuxNetwork::text)
                            .toList();
        } catch (SocketException e) {
            return List.of(); // it has gone meanwhile
        }
    }

    private static String text(InetAddress address) {
        var text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
