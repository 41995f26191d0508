// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.BootstrapTransaction;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Bootstrap-Discover operation (Core 1.2, 6.1.7.3). */
final class DiscoveredLinks {

    private static final int SECURITY = 0;
    private static final int SERVER = 1;
    private static final int OSCORE = 21;

    private static final int URI = 0;
    private static final int IS_BOOTSTRAP_SERVER = 1;
    private static final int SHORT_SERVER_ID = 10;
    private static final int OSCORE_LINK = 17;

    private final Codec codec;
    private final Settings settings;

    DiscoveredLinks(Codec codec, Settings settings) {
        this.codec = codec;
        this.settings = settings;
    }

    /** @throws RequestRefused with 4.00 for a target that is neither an Object nor the root, 4.04 if it isn't there */
    Response discover(Client client, BootstrapTransaction transaction, Path target) throws RequestRefused {
        if (target.depth() > 1) {
            throw Operations.refused(ResponseCode.BAD_REQUEST, "Discover is of an Object or of all");
        }
        if (target.depth() == 1) {
            Operations.checkExists(transaction, target);
        }
        var links = new ArrayList<Link>();
        for (int object : transaction.objects()) {
            if (target.covers(Path.of(object))) {
                addObject(links, client.tree().object(object), transaction, object);
            }
        }
        return Response.content(ContentFormat.LINK, withVersion(links));
    }

    /** In 1.0 the version stands there without a link, which is no CoRE Link format. */
    private byte[] withVersion(List<Link> links) {
        if (!settings.isOfFirstVersion()) {
            links.add(0, new Link("/", List.of(new Link.Attribute("lwm2m", settings.version()))));
            return codec.encodeLinks(links);
        }
        var payload = new ByteArrayOutputStream();
        payload.writeBytes("lwm2m=\"1.0\"".getBytes(StandardCharsets.UTF_8));
        if (!links.isEmpty()) {
            payload.write(',');
            payload.writeBytes(codec.encodeLinks(links));
        }
        return payload.toByteArray();
    }

    private void addObject(List<Link> links, Optional<Lwm2mObject> object, BootstrapTransaction transaction, int id) {
        var version = object.map(each -> each.definition().version()).orElse("1.0");
        var path = Path.of(id);
        int[] instances = transaction.instances(id);
        if (!version.equals("1.0")) {
            links.add(new Link(path.toString(), List.of(new Link.Attribute("ver", version))));
        } else if (instances.length == 0) {
            links.add(new Link(path.toString()));
        }
        for (int instance : instances) {
            links.add(new Link(path.child(instance).toString(), attributes(transaction, path.child(instance))));
        }
    }

    private List<Link.Attribute> attributes(BootstrapTransaction transaction, Path instance) {
        return switch (instance.object()) {
            case SECURITY -> ofSecurity(transaction, instance);
            case SERVER -> shortServerId(transaction, instance.child(0));
            case OSCORE -> ofOscore(transaction, instance);
            default -> List.of();
        };
    }

    private List<Link.Attribute> ofSecurity(BootstrapTransaction transaction, Path instance) {
        if (isBootstrapServer(transaction, instance)) {
            return List.of();
        }
        var attributes = new ArrayList<>(shortServerId(transaction, instance.child(SHORT_SERVER_ID)));
        if (!settings.isOfFirstVersion()) {
            value(transaction, instance.child(URI))
                    .map(PathValue::value)
                    .filter(Value.StringValue.class::isInstance)
                    .map(uri -> ((Value.StringValue) uri).value())
                    .ifPresent(uri -> attributes.add(new Link.Attribute("uri", uri)));
        }
        return attributes;
    }

    /** That of the account which it protects. */
    private List<Link.Attribute> ofOscore(BootstrapTransaction transaction, Path instance) {
        var link = new Value.ObjlnkValue(instance.object(), instance.instance());
        for (var value : transaction.values(Path.of(SECURITY))) {
            var security = value.path().cut(2);
            boolean isOfServer = value.path().resource() == OSCORE_LINK
                    && value.value().equals(link)
                    && !isBootstrapServer(transaction, security);
            if (isOfServer) {
                return shortServerId(transaction, security.child(SHORT_SERVER_ID));
            }
        }
        return List.of();
    }

    private static boolean isBootstrapServer(BootstrapTransaction transaction, Path instance) {
        return value(transaction, instance.child(IS_BOOTSTRAP_SERVER))
                .filter(value -> value.value().equals(Value.of(true)))
                .isPresent();
    }

    private static List<Link.Attribute> shortServerId(BootstrapTransaction transaction, Path resource) {
        return value(transaction, resource)
                .map(PathValue::value)
                .filter(Value.IntegerValue.class::isInstance)
                .map(id -> new Link.Attribute("ssid", Long.toString(((Value.IntegerValue) id).value())))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<PathValue> value(BootstrapTransaction transaction, Path resource) {
        return transaction.values(resource).stream().findFirst();
    }
}
