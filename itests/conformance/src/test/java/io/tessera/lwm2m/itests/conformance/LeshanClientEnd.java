// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.leshan.client.LeshanClient;
import org.eclipse.leshan.client.LeshanClientBuilder;
import org.eclipse.leshan.client.californium.endpoint.CaliforniumClientEndpointsProvider;
import org.eclipse.leshan.client.californium.endpoint.coap.CoapClientProtocolProvider;
import org.eclipse.leshan.client.engine.DefaultRegistrationEngineFactory;
import org.eclipse.leshan.client.object.Security;
import org.eclipse.leshan.client.object.Server;
import org.eclipse.leshan.client.observer.LwM2mClientObserverAdapter;
import org.eclipse.leshan.client.resource.ObjectsInitializer;
import org.eclipse.leshan.client.resource.SimpleInstanceEnabler;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.StaticModel;
import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.RegisterRequest;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.ReadResponse;
import org.eclipse.leshan.core.response.WriteResponse;

/** A Leshan client in configuration C.4, with a Portfolio. */
final class LeshanClientEnd implements AutoCloseable {

    private static final long LIFETIME = 86_400;
    private static final long SECONDS = 30;

    private final LeshanClient client;
    private final Device device = new Device();
    private final LeshanObjects further = new LeshanObjects();

    LeshanClientEnd(String endpoint, String serverUri, boolean queueMode) {
        this(endpoint, registering(serverUri), queueMode);
    }

    private LeshanClientEnd(String endpoint, ObjectsInitializer objects, boolean queueMode) {
        objects.setInstancesForObject(3, device);
        further.into(objects);
        var endpoints = new CaliforniumClientEndpointsProvider.Builder(new CoapClientProtocolProvider())
                .setClientAddress(InetAddress.getLoopbackAddress())
                .build();
        client = new LeshanClientBuilder(endpoint)
                .setObjects(objects.createAll())
                .setEndpointsProviders(endpoints)
                .setRegistrationEngineFactory(new DefaultRegistrationEngineFactory().setQueueMode(queueMode))
                .build();
        client.addObserver(new LwM2mClientObserverAdapter() {
            @Override
            public void onRegistrationSuccess(LwM2mServer server, RegisterRequest request, String registration) {
                registered();
            }
        });
        client.start();
    }

    private static ObjectsInitializer registering(String serverUri) {
        var objects = new ObjectsInitializer(new StaticModel(LeshanObjects.models()));
        objects.setInstancesForObject(0, Security.noSec(serverUri, 1));
        objects.setInstancesForObject(1, new Account());
        return objects;
    }

    private synchronized void registered() {
        notifyAll();
    }

    /** It knows later than the wire that it is registered. */
    private synchronized LwM2mServer awaitServer() throws InterruptedException {
        long end = System.nanoTime() + Wire.PATIENCE.toNanos();
        while (client.getRegisteredServers().isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("not registered");
            }
            wait(left);
        }
        return client.getRegisteredServers().values().iterator().next();
    }

    /** Object 1 with what Leshan leaves out of C.3: default periods from the start, a Disable Timeout. */
    public static final class Account extends Server {

        private long disableTimeout = LIFETIME;

        public Account() {
            super(1, LIFETIME);
        }

        @Override
        public ReadResponse read(LwM2mServer server, int resource) {
            return resource == 5 ? ReadResponse.success(resource, disableTimeout) : super.read(server, resource);
        }

        @Override
        public WriteResponse write(LwM2mServer server, boolean replace, int resource, LwM2mResource value) {
            if (resource != 5) {
                return super.write(server, replace, resource, value);
            }
            disableTimeout = (Long) value.getValue();
            return WriteResponse.success();
        }

        @Override
        public List<Integer> getAvailableResourceIds(ObjectModel model) {
            var ids = new ArrayList<>(super.getAvailableResourceIds(model));
            if (!ids.contains(5)) {
                ids.add(5);
            }
            return ids;
        }
    }

    /** Object 3, which counts its reboots. */
    public static final class Device extends SimpleInstanceEnabler {

        private final BlockingQueue<Integer> executed = new LinkedBlockingQueue<>();

        public Device() {
            super(
                    0,
                    Map.ofEntries(
                            Map.entry(0, "Example Ltd"),
                            Map.entry(1, "Gateway 7"),
                            Map.entry(2, "0001"),
                            Map.entry(3, "1.0.0"),
                            Map.entry(6, Map.of(0, 1L, 1, 2L)),
                            Map.entry(7, Map.of(0, 3800L, 1, 5000L)),
                            Map.entry(8, Map.of(0, 120L, 1, 900L)),
                            Map.entry(9, 80L),
                            Map.entry(11, Map.of(0, 0L)),
                            Map.entry(13, new Date()),
                            Map.entry(14, "UTC+00:00"),
                            Map.entry(15, "Etc/UTC"),
                            Map.entry(16, "U")));
        }

        @Override
        public ExecuteResponse execute(LwM2mServer server, int resource, Arguments arguments) {
            executed.add(resource);
            return ExecuteResponse.success();
        }
    }

    LeshanObjects objects() {
        return further;
    }

    /** Changes the first power source's voltage. */
    void voltage(long millivolts) {
        device.write(
                LwM2mServer.SYSTEM,
                true,
                7,
                LwM2mMultipleResource.newIntegerResource(7, Map.of(0, millivolts, 1, 5000L)));
    }

    /** Changes the battery level. */
    void level(long percent) {
        device.write(LwM2mServer.SYSTEM, true, 9, LwM2mSingleResource.newIntegerResource(9, percent));
    }

    boolean hasExecuted(int resource) {
        return device.executed.remove(resource);
    }

    /** Sends these values; returns whether the server accepted them. */
    boolean send(ContentFormat format, List<String> paths) throws InterruptedException {
        return client.getSendService()
                .sendData(awaitServer(), format, paths, SECONDS * 1000)
                .isSuccess();
    }

    /** Wakes up. */
    void update() {
        client.triggerRegistrationUpdate();
    }

    /** Ends as if the power went, and starts again. */
    void restart() {
        client.stop(false);
        client.start();
    }

    @Override
    public void close() {
        client.destroy(true);
    }
}
