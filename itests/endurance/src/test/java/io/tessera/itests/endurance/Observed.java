// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.runtime.internal.KeptOnDisk;
import io.tessera.lwm2m.client.spi.StoredNotification;
import io.tessera.lwm2m.itests.interop.Role;
import io.tessera.lwm2m.model.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;

/**
 * A gateway, the server that observes its counter, and what became of both.
 *
 * @param copies an empty folder
 */
record Observed(GatewayUnderTest gateway, RecordingServer server, Measured measured, History history, Path copies) {

    private static final int LINK_FORMAT = 40;
    private static final int SENML_JSON = 110;

    /** Once it is registered, the counter is observed; returns its attributes, as {@link #discover}. */
    String begin() throws Exception {
        server.awaitContact(contact -> contact.objects().contains("</3300/7>"));
        write("con=1");
        var attributes = discover();
        assertThat(attributes).contains("con=1");
        var observe = new Request(Code.GET);
        observe.getOptions().setUriPath(GatewayUnderTest.COUNTER).setAccept(SENML_JSON);
        observe.setObserve();
        assertThat(server.ask(observe).getOptions().hasObserve()).isTrue();
        return attributes;
    }

    /** Writes an attribute of the counter. */
    void write(String attribute) throws Exception {
        var request = new Request(Code.PUT);
        request.getOptions().setUriPath(GatewayUnderTest.COUNTER).addUriQuery(attribute);
        assertThat(server.ask(request).getCode()).isEqualTo(ResponseCode.CHANGED);
    }

    /** Asks for an Update (Core 1.2, E.2, Resource 8). */
    void trigger() throws Exception {
        var request = new Request(Code.POST);
        request.getOptions().setUriPath("/1/0/8");
        assertThat(server.ask(request).getCode()).isEqualTo(ResponseCode.CHANGED);
    }

    /** The counter comes a little later than the client, which tells of it then. */
    String discover() throws Exception {
        int heard = server.contacts().size();
        var response = server.ask(discovery());
        while (response.getCode() == ResponseCode.NOT_FOUND) {
            server.awaitContacts(heard + 1);
            heard = server.contacts().size();
            response = server.ask(discovery());
        }
        assertThat(response.getCode()).isEqualTo(ResponseCode.CONTENT);
        return new String(response.getPayload(), UTF_8);
    }

    private static Request discovery() {
        var request = new Request(Code.GET);
        request.getOptions().setUriPath(GatewayUnderTest.COUNTER).setAccept(LINK_FORMAT);
        return request;
    }

    /** The server hears of a number that isn't measured yet. */
    void awaitNext() throws Exception {
        server.awaitNumber(measured.times().size() + 1L);
    }

    void kill(Role role, Draw draw) throws Exception {
        role.mustLive(draw.afterMillis());
        role.kill();
        remember(draw);
    }

    private void remember(Draw draw) throws IOException {
        long end = System.currentTimeMillis();
        var kept = KeptOnDisk.notifications(gateway.work(), copies, 1).stream()
                .flatMap(notification -> numbers(notification).stream())
                .toList();
        history.add(new History.Life(draw, measured.times().size(), end, kept));
    }

    private static List<Long> numbers(StoredNotification notification) {
        return notification.values().stream()
                .map(value -> (long) ((Value.FloatValue) value.value()).value())
                .toList();
    }
}
