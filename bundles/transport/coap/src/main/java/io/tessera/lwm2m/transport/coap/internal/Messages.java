// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.util.Arrays;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.EndpointContext;

/** Turns messages of this API into Californium's, and back. */
final class Messages {

    /** A diagnostic text is cut here: it isn't worth a block-wise transfer. */
    private static final int LONGEST_DIAGNOSTIC = 512;

    private Messages() {}

    static Peer peer(EndpointContext context) {
        return context instanceof SecureContext secure ? secure.peer() : Peer.anonymous(context.getPeerAddress());
    }

    static EndpointContext context(Peer peer) {
        return peer.isSecure() ? new SecureContext(peer, 0) : new AddressEndpointContext(peer.address());
    }

    static Token token(Message message) {
        return Token.of(message.getToken().getBytes());
    }

    static org.eclipse.californium.core.coap.Token token(Token token) {
        return new org.eclipse.californium.core.coap.Token(token.bytes());
    }

    static Request request(org.eclipse.californium.core.coap.Request message, byte[] body) {
        var options = message.getOptions();
        int observe = options.hasObserve() ? options.getObserve() : Request.NO_OBSERVE;
        return new Request(
                method(message.getCode()),
                options.getUriPath(),
                options.getUriQuery(),
                options.hasContentFormat() ? options.getContentFormat() : ContentFormat.NONE,
                options.hasAccept() ? options.getAccept() : ContentFormat.NONE,
                observe,
                token(message),
                body,
                message.isConfirmable());
    }

    /** All but payload and token. */
    static org.eclipse.californium.core.coap.Request request(Peer peer, Request request) {
        var message = new org.eclipse.californium.core.coap.Request(code(request.method()));
        message.setType(request.confirmable() ? Type.CON : Type.NON);
        message.setDestinationContext(context(peer));
        var options = message.getOptions();
        request.path().forEach(options::addUriPath);
        request.query().forEach(options::addUriQuery);
        if (request.contentFormat() != ContentFormat.NONE) {
            options.setContentFormat(request.contentFormat());
        }
        if (request.accept() != ContentFormat.NONE) {
            options.setAccept(request.accept());
        }
        return message;
    }

    static Response response(org.eclipse.californium.core.coap.Response message, byte[] body) {
        var options = message.getOptions();
        return new Response(
                io.tessera.lwm2m.model.ResponseCode.of(message.getRawCode()),
                options.hasContentFormat() ? options.getContentFormat() : ContentFormat.NONE,
                body,
                options.getLocationPath(),
                options.hasObserve() ? options.getObserve() : Response.NOT_OBSERVED);
    }

    /** All but the payload. */
    static org.eclipse.californium.core.coap.Response response(Response response) {
        var message = new org.eclipse.californium.core.coap.Response(
                ResponseCode.valueOf(response.code().value()));
        var options = message.getOptions();
        if (response.contentFormat() != ContentFormat.NONE) {
            options.setContentFormat(response.contentFormat());
        }
        response.locationPath().forEach(options::addLocationPath);
        if (response.observe() != Response.NOT_OBSERVED) {
            options.setObserve(response.observe() & 0xFF_FFFF);
        }
        return message;
    }

    /** What to send of a response: a diagnostic has a limit. */
    static byte[] body(Response response) {
        if (response.code().isSuccess() || response.payload().length <= LONGEST_DIAGNOSTIC) {
            return response.payload();
        }
        return Arrays.copyOf(response.payload(), LONGEST_DIAGNOSTIC);
    }

    /** Sets it, whatever the code: Californium thinks that some have none. */
    static void payload(Message message, byte[] payload) {
        if (payload.length == 0) {
            return;
        }
        if (!message.isIntendedPayload()) {
            message.setUnintendedPayload();
        }
        message.setPayload(payload);
    }

    private static Method method(Code code) {
        return switch (code) {
            case GET -> Method.GET;
            case POST -> Method.POST;
            case PUT -> Method.PUT;
            case DELETE -> Method.DELETE;
            case FETCH -> Method.FETCH;
            case PATCH -> Method.PATCH;
            case IPATCH -> Method.IPATCH;
            case CUSTOM_30 -> throw new IllegalArgumentException("No method: " + CoAP.toCodeString(code.value));
        };
    }

    private static Code code(Method method) {
        return switch (method) {
            case GET -> Code.GET;
            case POST -> Code.POST;
            case PUT -> Code.PUT;
            case DELETE -> Code.DELETE;
            case FETCH -> Code.FETCH;
            case PATCH -> Code.PATCH;
            case IPATCH -> Code.IPATCH;
        };
    }
}
