// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Discover lists: the path and what is below it, each with the attributes that this server attached to it; the
 * Resource that was asked for also with those that it inherits.
 */
final class DiscoveredLinks {

    private final Session session;
    private final Lwm2mObject object;
    private final ObjectDefinition definition;
    private final Path asked;
    private final int lowest;
    private final boolean hidesResourceAttributes;
    private final List<Link> links = new ArrayList<>();

    /** @param lowest the depth of the lowest paths that are listed */
    DiscoveredLinks(Session session, Lwm2mObject object, Path asked, int lowest) {
        this.session = session;
        this.object = object;
        var version = session.registration().version();
        var known = session.client().tree().definition(asked.object(), version);
        definition = known.orElseGet(object::definition);
        this.asked = asked;
        this.lowest = lowest;
        hidesResourceAttributes = asked.depth() == 1 && version.equals("1.0");
    }

    List<Link> all() {
        switch (asked.depth()) {
            case 1 -> addObject();
            case 2 -> addInstance(asked);
            default -> addResource(asked);
        }
        return links;
    }

    private void addObject() {
        var attributes = new ArrayList<Link.Attribute>();
        if (!definition.version().equals("1.0")) {
            attributes.add(new Link.Attribute("ver", definition.version()));
        }
        add(asked, attributes, attached(asked));
        for (int instance : lowest > 1 ? object.instances() : new int[0]) {
            addInstance(asked.child(instance));
        }
    }

    private void addInstance(Path instance) {
        add(instance, new ArrayList<>(), attached(instance));
        for (int resource : lowest > 2 ? object.resources(instance.instance()) : new int[0]) {
            if (definition.resource(resource).isPresent()) {
                addResource(instance.child(resource));
            }
        }
    }

    private void addResource(Path resource) {
        boolean isMultiple = definition
                .resource(resource.resource())
                .filter(ResourceDefinition::multiple)
                .isPresent();
        int[] instances = isMultiple ? object.resourceInstances(resource.instance(), resource.resource()) : new int[0];
        var attributes = new ArrayList<Link.Attribute>();
        if (isMultiple) {
            attributes.add(new Link.Attribute("dim", Integer.toString(instances.length)));
        }
        add(resource, attributes, ofResource(resource));
        for (int instance : lowest > 3 ? instances : new int[0]) {
            add(resource.child(instance), new ArrayList<>(), attached(resource.child(instance)));
        }
    }

    private NotificationAttributes ofResource(Path resource) {
        if (resource.equals(asked)) {
            return session.attributesInForce(resource);
        }
        return hidesResourceAttributes ? NotificationAttributes.NONE : attached(resource);
    }

    private NotificationAttributes attached(Path path) {
        return session.attributes().getOrDefault(path, NotificationAttributes.NONE);
    }

    private void add(Path path, List<Link.Attribute> attributes, NotificationAttributes notification) {
        notification.forEach((name, value) -> attributes.add(new Link.Attribute(name, value)));
        links.add(new Link(path.toString(), attributes));
    }
}
