// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eclipse.leshan.core.LwM2m.LwM2mVersion;
import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.link.Link;
import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributeSet;
import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributes;
import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mObject;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.CancelObservationRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.CreateRequest;
import org.eclipse.leshan.core.request.DeleteRequest;
import org.eclipse.leshan.core.request.DiscoverRequest;
import org.eclipse.leshan.core.request.ExecuteRequest;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.request.WriteAttributesRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.core.request.WriteRequest.Mode;
import org.eclipse.leshan.server.registration.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our gateway, as it is shipped, at a Leshan server. */
class GatewayAtLeshanServerIT {

    private static final String ENDPOINT = "gateway-at-leshan";

    @TempDir
    private static Path work;

    private static LeshanServerPeer server;
    private static Role gateway;

    @BeforeAll
    static void start() throws Exception {
        server = new LeshanServerPeer();
        gateway = Role.gateway(work, ENDPOINT, server.uri().toString(), 0);
        server.awaitRegistration();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        try {
            assertThat(server.awaitEnd().getEndpoint()).isEqualTo(ENDPOINT);
        } finally {
            server.close();
        }
    }

    /** As it is now. */
    private static Registration registration() {
        return server.leshan().getRegistrationService().getByEndpoint(ENDPOINT);
    }

    @Test
    void registers() {
        assertThat(registration().getEndpoint()).isEqualTo(ENDPOINT);
        assertThat(registration().getLwM2mVersion()).isGreaterThanOrEqualTo(LwM2mVersion.V1_1);
        assertThat(Arrays.stream(registration().getObjectLinks()).map(Link::getUriReference))
                .contains("/1/0", "/3/0")
                .noneMatch(uri -> uri.startsWith("/0"));
        assertThat(registration().getSupportedContentFormats())
                .contains(ContentFormat.TLV, ContentFormat.SENML_JSON, ContentFormat.SENML_CBOR);
    }

    @ParameterizedTest
    @ValueSource(ints = {11542, 11543, 110, 112})
    void an_object_instance_is_read_in(int format) throws Exception {
        var response = server.send(registration(), new ReadRequest(ContentFormat.fromCode(format), 3, 0));

        assertThat(response.getCode()).as(response.getErrorMessage()).isEqualTo(ResponseCode.CONTENT);
        var device = (LwM2mObjectInstance) response.getContent();
        assertThat(device.getResource(16).getValue()).isEqualTo("U");
        assertThat(device.getResources()).doesNotContainKey(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {11542, 11543, 110, 112})
    void an_object_is_read_in(int format) throws Exception {
        var response = server.send(registration(), new ReadRequest(ContentFormat.fromCode(format), 1));

        assertThat(response.getCode()).as(response.getErrorMessage()).isEqualTo(ResponseCode.CONTENT);
        var instances = ((LwM2mObject) response.getContent()).getInstances();
        assertThat(instances.values()).allMatch(instance -> instance.getResource(0) != null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11542, 11543, 110, 112, 60})
    void a_resource_is_read_in(int format) throws Exception {
        var response = server.send(registration(), new ReadRequest(ContentFormat.fromCode(format), 1, 0, 0));

        assertThat(response.getCode()).as(response.getErrorMessage()).isEqualTo(ResponseCode.CONTENT);
        assertThat(((LwM2mSingleResource) response.getContent()).getValue()).isInstanceOf(Long.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11542, 11543, 110, 112, 60})
    void a_resource_is_written_in(int format) throws Exception {
        long period = 1 + format % 100;
        var written = server.send(registration(), new WriteRequest(ContentFormat.fromCode(format), 1, 0, 5, period));
        assertThat(written.getCode()).as(written.getErrorMessage()).isEqualTo(ResponseCode.CHANGED);

        var read = server.send(registration(), new ReadRequest(1, 0, 5));
        assertThat(((LwM2mSingleResource) read.getContent()).getValue()).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(ints = {11542, 110, 112})
    void a_lifetime_that_is_written_comes_back_in_an_update(int format) throws Exception {
        long lifetime = 300L + format;
        var response = server.send(
                registration(),
                new WriteRequest(
                        Mode.UPDATE,
                        ContentFormat.fromCode(format),
                        1,
                        0,
                        LwM2mSingleResource.newIntegerResource(1, lifetime)));
        assertThat(response.getCode()).as(response.getErrorMessage()).isEqualTo(ResponseCode.CHANGED);

        var update = server.awaitUpdate();
        while (update.getLifeTimeInSec() == null || update.getLifeTimeInSec() != lifetime) {
            update = server.awaitUpdate();
        }
        assertThat(update.getObjectLinks()).as("only what changed").isNull();
    }

    @Test
    void the_update_trigger_is_answered_and_followed_by_an_update() throws Exception {
        server.forgetUpdates();
        var response = server.send(registration(), new ExecuteRequest(1, 0, 8));

        assertThat(response.getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(server.awaitUpdate().getRegistrationId())
                .isEqualTo(registration().getId());
    }

    @Test
    void an_instance_is_created_announced_and_deleted() throws Exception {
        var created = server.send(
                registration(),
                new CreateRequest(
                        ContentFormat.TLV,
                        16,
                        new LwM2mObjectInstance(
                                7, LwM2mMultipleResource.newStringResource(0, Map.of(0, "host", 3, "location")))));
        assertThat(created.getCode()).as(created.getErrorMessage()).isEqualTo(ResponseCode.CREATED);
        awaitLinks(true);

        var again = server.send(registration(), new DeleteRequest(16, 7));
        assertThat(again.getCode()).isEqualTo(ResponseCode.DELETED);
        awaitLinks(false);
    }

    private static void awaitLinks(boolean withNew) throws InterruptedException {
        boolean seen = !withNew;
        while (seen != withNew) {
            var links = server.awaitUpdate().getObjectLinks();
            if (links != null) {
                seen = Arrays.stream(links)
                        .anyMatch(link -> link.getUriReference().equals("/16/7"));
            }
        }
    }

    @Test
    void discover_shows_attributes_that_this_server_wrote() throws Exception {
        var attributes = new LwM2mAttributeSet(
                LwM2mAttributes.create(LwM2mAttributes.MINIMUM_PERIOD, 10L),
                LwM2mAttributes.create(LwM2mAttributes.MAXIMUM_PERIOD, 60L));
        var written = server.send(registration(), new WriteAttributesRequest(3, 0, 13, attributes));
        assertThat(written.getCode()).as(written.getErrorMessage()).isEqualTo(ResponseCode.CHANGED);

        var discovered = server.send(registration(), new DiscoverRequest(3, 0, 13));
        assertThat(discovered.getCode()).isEqualTo(ResponseCode.CONTENT);
        var link = discovered.getObjectLinks()[0];
        assertThat(link.getUriReference()).isEqualTo("/3/0/13");
        assertThat(link.getAttributes().get(LwM2mAttributes.MINIMUM_PERIOD).getValue())
                .isEqualTo(10L);
        assertThat(link.getAttributes().get(LwM2mAttributes.MAXIMUM_PERIOD).getValue())
                .isEqualTo(60L);
    }

    @Test
    void a_measured_value_is_observed_moves_and_is_cancelled() throws Exception {
        int[] place = place("Memory available");
        var observed =
                server.send(registration(), new ObserveRequest(ContentFormat.SENML_CBOR, place[0], place[1], 5700));
        assertThat(observed.getCode()).as(observed.getErrorMessage()).isEqualTo(ResponseCode.CONTENT);
        var first = value(observed.getContent());

        var moved = value(server.awaitNotification().getContent());
        while (moved.equals(first)) {
            moved = value(server.awaitNotification().getContent());
        }
        assertThat(moved).isInstanceOf(Double.class);

        var cancelled = server.send(registration(), new CancelObservationRequest(observed.getObservation()));
        assertThat(cancelled.getCode()).isEqualTo(ResponseCode.CONTENT);
    }

    private static Object value(Object node) {
        return ((LwM2mSingleResource) node).getValue();
    }

    /** Where the sensor of that application type is; sensors come one by one after the start. */
    private static int[] place(String applicationType) throws InterruptedException {
        var place = placeNow(applicationType);
        while (place.isEmpty()) {
            server.awaitUpdate();
            place = placeNow(applicationType);
        }
        return place.get();
    }

    private static Optional<int[]> placeNow(String applicationType) throws InterruptedException {
        for (int object : new int[] {3300, 3320, 3346}) {
            var response = server.send(registration(), new ReadRequest(ContentFormat.TLV, object));
            if (response.isSuccess()) {
                var instances = ((LwM2mObject) response.getContent()).getInstances();
                for (var instance : instances.values()) {
                    if (text(instance, 5750).equals(applicationType)) {
                        return Optional.of(new int[] {object, instance.getId()});
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Leshan brings no model of the IPSO Objects: it takes what they say for bytes. */
    private static String text(LwM2mObjectInstance instance, int resource) {
        var value = instance.getResource(resource);
        return value != null && value.getValue() instanceof byte[] bytes ? new String(bytes, UTF_8) : "";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            path     | code | why
            /0       | 401  | Security is never readable
            /0/0/5   | 401  | least of all its keys
            /9999    | 404  | unknown Object
            /3/7     | 404  | unknown Object Instance
            /3/0/999 | 404  | unknown Resource
            /3/0/12  | 405  | executable
            """)
    void read_is_refused(String path, int code, String why) throws Exception {
        var response = server.send(registration(), new ReadRequest(path));

        assertThat(response.getCode().getCode()).as(why).isEqualTo(code);
    }

    @Test
    void write_to_a_read_only_resource_and_delete_of_the_device_are_not_allowed() throws Exception {
        assertThat(server.send(registration(), new WriteRequest(ContentFormat.TEXT, 3, 0, 16, "x"))
                        .getCode())
                .isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
        assertThat(server.send(registration(), new DeleteRequest(3, 0)).getCode())
                .isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
    }
}
