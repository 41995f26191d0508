// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.LeshanServerPeer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.leshan.core.link.Link;
import org.eclipse.leshan.core.link.lwm2m.attributes.DefaultLwM2mAttributeParser;
import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributeSet;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.CreateRequest;
import org.eclipse.leshan.core.request.DeleteRequest;
import org.eclipse.leshan.core.request.DiscoverRequest;
import org.eclipse.leshan.core.request.DownlinkRequest;
import org.eclipse.leshan.core.request.ExecuteRequest;
import org.eclipse.leshan.core.request.ReadCompositeRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.request.WriteAttributesRequest;
import org.eclipse.leshan.core.request.WriteCompositeRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.core.request.WriteRequest.Mode;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.server.registration.Registration;

/** A Leshan server, for one client. */
record LeshanServerEnd(LeshanServerPeer peer, String endpoint, LeshanReporting reporting, LeshanShown shown)
        implements ServerEnd {

    static LeshanServerEnd of(LeshanServerPeer peer, String endpoint) {
        return new LeshanServerEnd(peer, endpoint, new LeshanReporting(peer, endpoint), LeshanShown.at(peer));
    }

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
                                .toList(),
                        List.of()));
    }

    @Override
    public Reply read(String path, int format) throws InterruptedException {
        return LeshanReporting.read(path, peer.send(current(), new ReadRequest(format(format), path)));
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
            throw new NotPlayed("Leshan M15 speaks 1.1, which has no depth in Discover");
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
        return reporting.observe(path);
    }

    @Override
    public Reply cancel(String path) throws InterruptedException {
        return reporting.cancel(path);
    }

    @Override
    public void forget(String path) {
        reporting.forget(path);
    }

    @Override
    public Reply readComposite(List<String> paths, int format) throws InterruptedException {
        var request = new ReadCompositeRequest(known(format), known(format), paths);
        return LeshanReporting.composite(peer.send(current(), request));
    }

    @Override
    public Reply writeComposite(Map<String, Object> values, int format) throws InterruptedException {
        return send(new WriteCompositeRequest(known(format), LeshanNodes.leshan(values)));
    }

    @Override
    public Reply observeComposite(List<String> paths, int format) throws InterruptedException {
        return reporting.observeComposite(paths, format);
    }

    @Override
    public Reply cancelComposite(List<String> paths) throws InterruptedException {
        return reporting.cancelComposite(paths);
    }

    @Override
    public void awaitShown(String path, String value) throws InterruptedException {
        shown.await(path, value);
    }

    private Reply send(DownlinkRequest<? extends LwM2mResponse> request) throws InterruptedException {
        return LeshanReporting.reply(peer.send(current(), request), Map.of());
    }

    private static ContentFormat format(int format) {
        return format == ANY ? null : ContentFormat.fromCode(format);
    }

    private static ContentFormat known(int format) {
        return format == ANY ? ContentFormat.TLV : ContentFormat.fromCode(format);
    }
}
