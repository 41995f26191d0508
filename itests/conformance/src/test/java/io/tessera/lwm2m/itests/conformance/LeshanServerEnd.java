// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.LeshanServerPeer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.leshan.core.link.Link;
import org.eclipse.leshan.core.link.lwm2m.attributes.DefaultLwM2mAttributeParser;
import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributeSet;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.CancelCompositeObservationRequest;
import org.eclipse.leshan.core.request.CancelObservationRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.CreateRequest;
import org.eclipse.leshan.core.request.DeleteRequest;
import org.eclipse.leshan.core.request.DiscoverRequest;
import org.eclipse.leshan.core.request.DownlinkRequest;
import org.eclipse.leshan.core.request.ExecuteRequest;
import org.eclipse.leshan.core.request.ObserveCompositeRequest;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.request.ReadCompositeRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.request.WriteAttributesRequest;
import org.eclipse.leshan.core.request.WriteCompositeRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.core.request.WriteRequest.Mode;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.core.response.ObserveResponse;
import org.eclipse.leshan.core.response.ReadCompositeResponse;
import org.eclipse.leshan.core.response.ReadResponse;
import org.eclipse.leshan.server.registration.Registration;

/** A Leshan server, for one client. */
record LeshanServerEnd(LeshanServerPeer peer, String endpoint) implements ServerEnd {

    private Registration current() {
        return peer.leshan().getRegistrationService().getByEndpoint(endpoint);
    }

    @Override
    public Optional<Registered> registration() {
        return Optional.ofNullable(current())
                .map(now -> new Registered(
                        now.getLwM2mVersion().toString(),
                        now.getLifeTimeInSec(),
                        now.getQueueMode() != null && now.getQueueMode(),
                        now.getLastUpdate().toInstant(),
                        Arrays.stream(now.getObjectLinks())
                                .map(Link::getUriReference)
                                .toList()));
    }

    @Override
    public Reply read(String path, int format) throws InterruptedException {
        return read(path, peer.send(current(), new ReadRequest(format(format), path)));
    }

    private static Reply read(String path, ReadResponse response) {
        return reply(response, LeshanNodes.values(path, response.getContent()));
    }

    @Override
    public Reply write(String path, Object value, int format) throws InterruptedException {
        return send(new WriteRequest(Mode.REPLACE, known(format), path, LeshanNodes.node(path, value)));
    }

    @Override
    public Reply update(String path, Map<String, Object> values, int format) throws InterruptedException {
        return write(Mode.UPDATE, path, values, format);
    }

    @Override
    public Reply replace(String path, Map<String, Object> values, int format) throws InterruptedException {
        return write(Mode.REPLACE, path, values, format);
    }

    private Reply write(Mode mode, String path, Map<String, Object> values, int format) throws InterruptedException {
        var at = new LwM2mPath(path);
        var resources = LeshanNodes.resources(values);
        return send(new WriteRequest(mode, known(format), at.getObjectId(), at.getObjectInstanceId(), resources));
    }

    @Override
    public Reply execute(String path) throws InterruptedException {
        return send(new ExecuteRequest(path));
    }

    @Override
    public Reply create(String path, Map<String, Object> values) throws InterruptedException {
        var at = new LwM2mPath(path);
        var instance = new LwM2mObjectInstance(at.getObjectInstanceId(), LeshanNodes.resources(values));
        return send(new CreateRequest(ContentFormat.TLV, at.getObjectId(), instance));
    }

    @Override
    public Reply delete(String path) throws InterruptedException {
        return send(new DeleteRequest(path));
    }

    @Override
    public Reply discover(String path, int depth) throws InterruptedException {
        if (depth >= 0) {
            throw new NotPlayed("Leshan M15 has no depth in Discover");
        }
        return send(new DiscoverRequest(path));
    }

    @Override
    public Reply writeAttributes(String path, String query) throws Exception {
        var attributes = new LwM2mAttributeSet(new DefaultLwM2mAttributeParser().parseUriQuery(query));
        return send(new WriteAttributesRequest(path, attributes));
    }

    @Override
    public Reply observe(String path, String query) throws InterruptedException {
        if (!query.isEmpty()) {
            throw new NotPlayed("Leshan M15 sends no attributes with Observe");
        }
        ObserveResponse response = peer.send(current(), new ObserveRequest(path));
        return read(path, response);
    }

    @Override
    public Reply cancel(String path) throws InterruptedException {
        return send(new CancelObservationRequest((SingleObservation) observation(path)));
    }

    @Override
    public void forget(String path) {
        peer.leshan().getObservationService().cancelObservation(observation(path));
    }

    private Observation observation(String path) {
        return peer.leshan().getObservationService().getObservations(current()).stream()
                .filter(known -> known instanceof SingleObservation single
                        && single.getPath().toString().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " isn't observed"));
    }

    @Override
    public Reply readComposite(List<String> paths, int format) throws InterruptedException {
        return composite(peer.send(current(), new ReadCompositeRequest(known(format), known(format), paths)));
    }

    @Override
    public Reply writeComposite(Map<String, Object> values, int format) throws InterruptedException {
        return send(new WriteCompositeRequest(known(format), values));
    }

    @Override
    public Reply observeComposite(List<String> paths, int format) throws InterruptedException {
        var request = new ObserveCompositeRequest(known(format), known(format), paths.toArray(String[]::new));
        return composite(peer.send(current(), request));
    }

    private static Reply composite(ReadCompositeResponse response) {
        var values = new LinkedHashMap<String, String>();
        Map<LwM2mPath, LwM2mNode> content = response.getContent() == null ? Map.of() : response.getContent();
        content.forEach((path, node) -> values.putAll(LeshanNodes.values(path.toString(), node)));
        return reply(response, values);
    }

    @Override
    public Reply cancelComposite(List<String> paths) throws InterruptedException {
        var observation = peer.leshan().getObservationService().getObservations(current()).stream()
                .filter(known -> known instanceof CompositeObservation composite && isOf(composite, paths))
                .findFirst()
                .orElseThrow(() -> new AssertionError(paths + " aren't observed"));
        return send(new CancelCompositeObservationRequest((CompositeObservation) observation));
    }

    private static boolean isOf(CompositeObservation observation, List<String> paths) {
        return observation.getPaths().stream().map(LwM2mPath::toString).toList().equals(paths);
    }

    /** A notification is known by what is observed: one Resource each time here. */
    @Override
    public void awaitShown(String path, String value) throws InterruptedException {
        var instance = path.substring(0, path.indexOf('/', path.indexOf('/', 1) + 1) + 1);
        long end = System.nanoTime() + Wire.PATIENCE.toNanos();
        boolean shown = false;
        while (!shown) {
            if (System.nanoTime() > end) {
                throw new AssertionError("%s at %s isn't shown".formatted(value, path));
            }
            var resource = (LwM2mResource) peer.awaitNotification().getContent();
            shown = value.equals(
                    LeshanNodes.values(instance + resource.getId(), resource).get(path));
        }
    }

    private Reply send(DownlinkRequest<? extends LwM2mResponse> request) throws InterruptedException {
        return reply(peer.send(current(), request), Map.of());
    }

    private static Reply reply(LwM2mResponse response, Map<String, String> values) {
        int code = response.getCode().getCode();
        return new Reply("%d.%02d".formatted(code / 100, code % 100), values);
    }

    private static ContentFormat format(int format) {
        return format == ANY ? null : ContentFormat.fromCode(format);
    }

    private static ContentFormat known(int format) {
        return format == ANY ? ContentFormat.TLV : ContentFormat.fromCode(format);
    }
}
