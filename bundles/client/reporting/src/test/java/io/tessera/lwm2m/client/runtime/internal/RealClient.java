// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.store.MemoryStore;
import io.tessera.lwm2m.transport.coap.internal.CoapEndpoints;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The runtime as it is deployed, on CoAP, put together without a framework; that's why it is in this package. */
public final class RealClient implements AutoCloseable {

    /** A store in memory. */
    private static final class Memory extends MemoryStore implements ClientStore {}

    private final EnginePool pool = new EnginePool();
    private final CoapEndpoints.Open endpoint;
    private final ClientRuntime runtime;
    private int services;

    public RealClient() {
        this(io.tessera.lwm2m.transport.coap.internal.Settings.standard("gateway"));
    }

    public RealClient(io.tessera.lwm2m.transport.coap.internal.Settings coap) {
        endpoint = CoapEndpoints.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), coap);
        var settings = new ClientSettings(
                "gateway", "urn:dev:real", Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofMillis(50));
        runtime = new ClientRuntime(settings, pool, new Memory(), Clock.systemUTC());
        runtime.addEndpoint(endpoint, "coap");
    }

    public void add(Lwm2mObject object) {
        runtime.addObject(new Provider(object, object.definition(), 0, ++services));
    }

    public void add(ClientInterface plugged) {
        runtime.addInterface(plugged, 0);
    }

    public void remove(ClientInterface plugged) {
        runtime.removeInterface(plugged);
    }

    public void addServer(int shortServerId, int port, long lifetime) {
        var account = new AccountSettings(
                "gateway",
                "coap://127.0.0.1:" + port,
                shortServerId,
                lifetime,
                0,
                0,
                86_400,
                true,
                true,
                "U",
                AccountSecurity.NONE);
        runtime.addAccount("account" + shortServerId, Optional.of(account));
    }

    public InetSocketAddress address() {
        return endpoint.localAddress();
    }

    public Lwm2mClient view() {
        return runtime.view();
    }

    /** As when the framework is shut down. */
    public void shutDown() {
        runtime.announceEnd();
    }

    @Override
    public void close() {
        runtime.close();
        endpoint.close();
        pool.close();
    }
}
