// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Link.Attribute;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.TimeValue;
import java.util.ArrayList;
import java.util.List;

/** What is written and read: what gateways really send. */
public enum Content {
    DEVICE(Path.of(3, 0), device()),
    ONE_VALUE(Path.of(3303, 0, 5700), List.of(new PathValue(Path.of(3303, 0, 5700), Value.of(22.4)))),
    TEN_INSTANCES(Path.of(3, 0, 7), tenInstances()),
    PACK_OF_100(Path.of(3303), pack());

    private final Path base;
    private final List<PathValue> values;

    Content(Path base, List<PathValue> values) {
        this.base = base;
        this.values = values;
    }

    public Path base() {
        return base;
    }

    public List<PathValue> pathValues() {
        return values;
    }

    /** The example client of the specification. */
    private static List<PathValue> device() {
        var device = Path.of(3, 0);
        return List.of(
                new PathValue(device.child(0), Value.of("Open Mobile Alliance")),
                new PathValue(device.child(1), Value.of("Lightweight M2M Client")),
                new PathValue(device.child(2), Value.of("345000123")),
                new PathValue(device.child(3), Value.of("1.0")),
                new PathValue(device.child(6).child(0), Value.of(1)),
                new PathValue(device.child(6).child(1), Value.of(5)),
                new PathValue(device.child(7).child(0), Value.of(3800)),
                new PathValue(device.child(7).child(1), Value.of(5000)),
                new PathValue(device.child(8).child(0), Value.of(125)),
                new PathValue(device.child(8).child(1), Value.of(900)),
                new PathValue(device.child(9), Value.of(100)),
                new PathValue(device.child(10), Value.of(15)),
                new PathValue(device.child(11).child(0), Value.of(0)),
                new PathValue(device.child(13), new TimeValue(1367491215)),
                new PathValue(device.child(14), Value.of("+02:00")),
                new PathValue(device.child(16), Value.of("U")));
    }

    private static List<PathValue> tenInstances() {
        List<PathValue> values = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            values.add(new PathValue(Path.of(3, 0, 7, i), Value.of(3800 + 100L * i)));
        }
        return List.copyOf(values);
    }

    /** Twenty thermometers with five Resources each. */
    private static List<PathValue> pack() {
        List<PathValue> values = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            var sensor = Path.of(3303, i);
            values.add(new PathValue(sensor.child(5601), Value.of(18.5 + i)));
            values.add(new PathValue(sensor.child(5602), Value.of(29.75 + i)));
            values.add(new PathValue(sensor.child(5603), Value.of(-40.0)));
            values.add(new PathValue(sensor.child(5700), Value.of(22.4 + i)));
            values.add(new PathValue(sensor.child(5701), Value.of("Cel")));
        }
        return List.copyOf(values);
    }

    /** A gateway with twenty sensors registers. */
    static List<Link> register() {
        List<Link> links = new ArrayList<>();
        links.add(new Link("/", List.of(new Attribute("rt", "oma.lwm2m"), new Attribute("ct", "110"))));
        links.add(new Link("/1", List.of(new Attribute("ver", "1.2"))));
        links.add(new Link("/1/0"));
        links.add(new Link("/1/1"));
        links.add(new Link("/3", List.of(new Attribute("ver", "1.2"))));
        links.add(new Link("/3/0"));
        links.add(new Link("/3303", List.of(new Attribute("ver", "1.1"))));
        for (int i = 0; i < 20; i++) {
            links.add(new Link("/3303/" + i));
        }
        return links;
    }

    /** What a Device Object with some attributes answers to Discover. */
    static List<Link> discover() {
        List<Link> links = new ArrayList<>();
        links.add(new Link("/3/0", List.of(new Attribute("pmin", "10"), new Attribute("pmax", "60"))));
        for (int i = 0; i < 17; i++) {
            var path = "/3/0/" + i;
            links.add(
                    i >= 6 && i <= 8
                            ? new Link(
                                    path,
                                    List.of(
                                            new Attribute("dim", "2"),
                                            new Attribute("gt", "50"),
                                            new Attribute("lt", "42.2")))
                            : new Link(path));
        }
        return links;
    }
}
