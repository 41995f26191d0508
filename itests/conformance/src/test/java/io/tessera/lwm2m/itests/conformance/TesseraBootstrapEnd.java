// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tessera.lwm2m.itests.interop.Rest;
import java.util.HexFormat;
import java.util.List;

/** Our Bootstrap-Server, by its REST interface. */
record TesseraBootstrapEnd(Rest rest, int port) implements BootstrapServerEnd {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVERYTHING = 31;

    static TesseraBootstrapEnd of(OurServer server) throws Exception {
        var rest = new Rest(server.http());
        rest.followEvents();
        return new TesseraBootstrapEnd(rest, server.coap());
    }

    @Override
    public void provide(String endpoint, Provision provision) throws Exception {
        var body = JSON.createObjectNode().put("keepOthers", provision.hasAccessControl());
        body.putArray("endpoints").add(endpoint);
        server(body.putArray("servers").addObject(), provision.account());
        provision.deletes().forEach(body.putArray("deletes")::add);
        provision.reads().forEach(body.putArray("reads")::add);
        if (provision.hasAccessControl()) {
            body.putArray("accessControl")
                    .addObject()
                    .put("object", 3)
                    .put("instance", 0)
                    .put("owner", provision.owner())
                    .putObject("rights")
                    .put("0", EVERYTHING);
        }
        var answer = rest.call("PUT", "bootstrap/configurations/" + endpoint, body.toString());
        if (answer.status() >= 300) {
            throw new AssertionError(answer.toString());
        }
    }

    private static void server(ObjectNode server, Account account) {
        server.put("shortServerId", 1).put("uri", account.uri()).put("lifetime", Steps.LIFETIME);
        var protection = server.putObject("protection");
        switch (account.mode()) {
            case PRE_SHARED_KEY ->
                protection
                        .put("kind", "psk")
                        .put("identity", new String(account.own(), US_ASCII))
                        .put("key", HexFormat.of().formatHex(account.secret()));
            case CERTIFICATE -> {
                protection
                        .put("kind", "certificate")
                        .put("certificate", account.own())
                        .put("privateKey", account.secret())
                        .put("serverCertificate", account.server());
                server.putArray("resources").addObject().put("path", "/0/0/15").put("value", Account.TRUST_ANCHOR);
            }
            case NONE -> protection.put("kind", "none");
        }
    }

    @Override
    public String awaitFailure(String endpoint) throws Exception {
        return rest.awaitEvent(event ->
                        List.of("\"failed\"", '"' + endpoint + '"').stream().allMatch(event.toString()::contains))
                .toString();
    }

    /** It is one of {@link Stage}'s. */
    @Override
    public void close() {}
}
