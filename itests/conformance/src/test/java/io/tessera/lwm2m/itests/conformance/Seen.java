// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;

/**
 * A message on the wire.
 *
 * @param number of the message, counted from 0
 * @param nanos when it passed
 * @param up from the client to the server
 */
record Seen(int number, long nanos, boolean up, Message message) {

    boolean is(Code method, String path) {
        return message instanceof Request request && request.getCode() == method && path().equals(path);
    }

    boolean isRegister() {
        return up && is(Code.POST, "/rd");
    }

    boolean isUpdate() {
        return up && isRequest(Code.POST) && path().startsWith("/rd/");
    }

    boolean isDeregister() {
        return up && isRequest(Code.DELETE) && path().startsWith("/rd/");
    }

    boolean isSend() {
        return up && is(Code.POST, "/dp");
    }

    boolean isPut() {
        return isRequest(Code.PUT);
    }

    boolean isReset() {
        return message.getType() == Type.RST;
    }

    private boolean isRequest(Code method) {
        return message instanceof Request request && request.getCode() == method;
    }

    /** Whether it carries the answer to that request. */
    boolean answers(Seen request) {
        return message instanceof Response
                && up != request.up
                && number > request.number
                && message.getToken().equals(request.message.getToken());
    }

    /** With a slash in front, without a query. */
    String path() {
        return "/" + message.getOptions().getUriPathString();
    }

    List<String> query() {
        return message.getOptions().getUriQuery();
    }

    /** What of the query has a value. */
    Map<String, String> parameters() {
        return query().stream()
                .map(parameter -> parameter.split("=", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** As in {@code 2.05}. */
    String code() {
        return CoAP.formatCode(message.getRawCode());
    }

    int contentFormat() {
        return message.getOptions().getContentFormat();
    }

    /** The links of a payload in the Link Format. */
    List<String> links() {
        return Arrays.stream(message.getPayloadString().split(",(?=<)")).toList();
    }

    @Override
    public String toString() {
        return "%d %s %s".formatted(number, up ? "->" : "<-", message);
    }
}
