// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.leshan.client.resource.LwM2mInstanceEnabler;
import org.eclipse.leshan.client.resource.ObjectsInitializer;
import org.eclipse.leshan.client.resource.SimpleInstanceEnabler;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel.Operations;
import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.ObjectLink;
import org.eclipse.leshan.core.response.WriteResponse;

/** A Leshan client's modem in the configurations C.10 and C.11, with one connection profile. */
final class LeshanModem {

    private static final int PROFILES = 11;
    private static final int ENABLED = 3;

    private final Map<Integer, ObjectLink> connected = new HashMap<>(Map.of(0, new ObjectLink(PROFILES, 0)));
    private final LeshanObjects.Simple modem = new LeshanObjects.Simple(Map.ofEntries(
            Map.entry(4, 3600L),
            Map.entry(5, 60L),
            Map.entry(6, 100L),
            Map.entry(8, new byte[] {0x4D}),
            Map.entry(9, new byte[] {0x4D}),
            Map.entry(11, Map.copyOf(connected)),
            Map.entry(13, 3L),
            Map.entry(14, 1L)));

    void into(ObjectsInitializer objects) {
        objects.setInstancesForObject(10, modem);
        objects.setFactoryForObject(PROFILES, this::profile);
        objects.setInstancesForObject(PROFILES, new Profile(0, Map.of(0, "first", 1, "internet.example", 3, true)));
    }

    private LwM2mInstanceEnabler profile(ObjectModel model, Integer id, Collection<Integer> taken) {
        var profile = new Profile(id == null ? next(taken) : id, Map.of());
        profile.setModel(model);
        return profile;
    }

    private static int next(Iterable<Integer> taken) {
        int next = 0;
        for (int id : taken) {
            next = Math.max(next, id + 1);
        }
        return next;
    }

    static List<ObjectModel> models() {
        return List.of(
                LeshanObjects.model(
                        10,
                        "1.1",
                        LeshanObjects.resource(4, Operations.RW, false, Type.INTEGER),
                        LeshanObjects.resource(5, Operations.RW, false, Type.INTEGER),
                        LeshanObjects.resource(6, Operations.R, false, Type.INTEGER),
                        LeshanObjects.resource(8, Operations.RW, false, Type.OPAQUE),
                        LeshanObjects.resource(9, Operations.RW, false, Type.OPAQUE),
                        LeshanObjects.resource(11, Operations.R, true, Type.OBJLNK),
                        LeshanObjects.resource(13, Operations.R, false, Type.INTEGER),
                        LeshanObjects.resource(14, Operations.RW, false, Type.INTEGER)),
                LeshanObjects.model(
                        PROFILES,
                        "1.1",
                        LeshanObjects.resource(0, Operations.RW, false, Type.STRING),
                        LeshanObjects.resource(1, Operations.RW, false, Type.STRING),
                        LeshanObjects.resource(ENABLED, Operations.RW, false, Type.BOOLEAN)));
    }

    private synchronized void connect(int profile, boolean enabled) {
        if (enabled) {
            connected.put(profile, new ObjectLink(PROFILES, profile));
        } else {
            connected.remove(profile);
        }
        modem.set(LwM2mMultipleResource.newObjectLinkResource(11, Map.copyOf(connected)));
    }

    /** One that is enabled is connected. */
    private final class Profile extends SimpleInstanceEnabler {

        private Profile(int id, Map<Integer, Object> values) {
            super(id, new HashMap<>(values));
        }

        @Override
        public WriteResponse write(LwM2mServer server, boolean replace, int resource, LwM2mResource value) {
            var written = super.write(server, replace, resource, value);
            if (written.isSuccess() && resource == ENABLED) {
                connect(getId(), (Boolean) value.getValue());
            }
            return written;
        }
    }
}
