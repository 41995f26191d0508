// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.leshan.client.resource.ObjectsInitializer;
import org.eclipse.leshan.client.resource.SimpleInstanceEnabler;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.core.model.ResourceModel.Operations;
import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.WriteResponse;

/** The Objects of a Leshan client beside the first four. */
final class LeshanObjects {

    private final Simple connection = new Simple(
            Map.of(0, 21L, 1, Map.of(0, 21L), 2, -55L, 3, 60L, 4, Map.of(0, "127.0.0.1"), 5, Map.of(0, "192.168.1.1")));
    private final Simple location = new Simple(Map.of(
            0, 43.5723, 1, 153.2176, 2, 140.0, 3, 100.0, 4, new byte[0], 5, new Date(1_367_491_215_000L), 6, 3.0));
    private final Simple statistics = new Simple(Map.of(2, 0L, 3, 0L, 5, 0L, 8, 0L));
    private final Simple log = new Simple(Map.of(4010, 0L, 4013, 0L, 4014, new byte[0], 4015, 0L));
    private final LeshanFirmware firmware = new LeshanFirmware();
    private final LeshanModem modem = new LeshanModem();

    void into(ObjectsInitializer objects) {
        objects.setInstancesForObject(4, connection);
        objects.setInstancesForObject(5, firmware);
        objects.setInstancesForObject(6, location);
        objects.setInstancesForObject(7, statistics);
        objects.setInstancesForObject(20, log);
        modem.into(objects);
        objects.setClassForObject(16, SimpleInstanceEnabler.class);
        objects.setClassForObject(19, SimpleInstanceEnabler.class);
    }

    /** Leshan brings no models of these. */
    static List<ObjectModel> models() {
        var models = new ArrayList<>(ObjectLoader.loadDefault());
        models.addAll(LeshanModem.models());
        models.add(model(16, "1.0", resource(0, Operations.RW, true, Type.STRING)));
        models.add(model(19, "1.0", resource(0, Operations.RW, true, Type.OPAQUE)));
        models.add(model(
                20,
                "2.1",
                resource(4010, Operations.RW, false, Type.INTEGER),
                resource(4011, Operations.E, false, Type.NONE),
                resource(4012, Operations.E, false, Type.NONE),
                resource(4013, Operations.R, false, Type.INTEGER),
                resource(4014, Operations.R, false, Type.OPAQUE),
                resource(4015, Operations.RW, false, Type.INTEGER)));
        return models;
    }

    /** The same for a server: what it needs of other versions, the types, is the same. */
    static List<ObjectModel> modelsOfAllVersions() {
        var models = new ArrayList<ObjectModel>();
        for (var model : models()) {
            for (var version : List.of("1.0", "1.1", "1.2", "1.3", "2.1")) {
                models.add(model(model.id, version, model.resources.values().toArray(ResourceModel[]::new)));
            }
        }
        return models;
    }

    static ObjectModel model(int id, String version, ResourceModel... resources) {
        return new ObjectModel(id, "", "", version, true, false, Arrays.asList(resources));
    }

    static ResourceModel resource(int id, Operations operations, boolean isMultiple, Type type) {
        return new ResourceModel(id, "", operations, isMultiple, false, type, "", "", "");
    }

    void signal(long strength) {
        connection.set(LwM2mSingleResource.newIntegerResource(2, strength));
    }

    void position(double latitude) {
        location.set(LwM2mSingleResource.newFloatResource(0, latitude));
    }

    /** Packets of a thousand bytes make as many kilobytes. */
    void traffic(long packets) {
        statistics.set(LwM2mSingleResource.newIntegerResource(2, packets));
        statistics.set(LwM2mSingleResource.newIntegerResource(3, packets));
    }

    /** Does what it is told to do without doing anything. */
    public static class Simple extends SimpleInstanceEnabler {

        /** Leshan asks for one of each class. */
        public Simple() {
            this(Map.of());
        }

        Simple(Map<Integer, Object> values) {
            super(0, new HashMap<>(values));
        }

        final WriteResponse set(LwM2mResource resource) {
            return super.write(LwM2mServer.SYSTEM, true, resource.getId(), resource);
        }

        @Override
        public ExecuteResponse execute(LwM2mServer server, int resource, Arguments arguments) {
            return ExecuteResponse.success();
        }
    }
}
