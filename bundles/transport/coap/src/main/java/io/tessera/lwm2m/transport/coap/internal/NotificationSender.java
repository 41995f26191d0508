// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.Exchange.Origin;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.MessageCallback;

/**
 * Sends notifications from peer, token and sequence number alone (RFC 7641, 4.5). No observation is kept here, so they
 * go on from whatever endpoint comes next.
 */
final class NotificationSender {

    private final Californium californium;
    private final Downloads downloads;
    private final LastBlocks lastBlocks;
    private final Observed observed;
    private final Unconfirmed unconfirmed;
    private final UdpDataSerializer serializer = new UdpDataSerializer();

    private final Set<Open> open = ConcurrentHashMap.newKeySet();

    NotificationSender(
            Californium californium,
            Downloads downloads,
            LastBlocks lastBlocks,
            Observed observed,
            Unconfirmed unconfirmed) {
        this.californium = californium;
        this.downloads = downloads;
        this.lastBlocks = lastBlocks;
        this.observed = observed;
        this.unconfirmed = unconfirmed;
    }

    void send(Peer peer, Token token, Response notification, boolean confirmable, Consumer<Delivery> listener) {
        var delivery = new Open(listener);
        open.add(delivery);
        if (peer.address().isUnresolved() || peer.address().getPort() == 0) {
            delivery.accept(Delivery.FAILED);
            return;
        }
        var body = Messages.body(notification);
        var target = observed.here(peer, token).map(request -> Target.of(peer, request));
        var message = downloads.fill(Messages.response(notification), body, null, target);
        var context = Messages.context(peer);
        message.setToken(Messages.token(token));
        message.setDestinationContext(context);
        if (confirmable) {
            boolean isWhole = target.isEmpty() || !message.getOptions().hasBlock2();
            sendConfirmable(
                    message,
                    context,
                    isWhole ? delivery : lastBlocks.await(target.get(), Downloads.checksum(body), delivery));
            return;
        }
        sendOnce(message, context, delivery);
    }

    /** What has got lost with the threads that were to send it, or to wait for its end, has failed. */
    void close() {
        List.copyOf(open).forEach(Open::giveUp);
    }

    /** A notification of which nothing is known yet. */
    private final class Open implements Consumer<Delivery> {

        private final Consumer<Delivery> listener;
        private volatile boolean givenUp;

        Open(Consumer<Delivery> listener) {
            this.listener = listener;
        }

        @Override
        public void accept(Delivery outcome) {
            open.remove(this);
            if (!givenUp) {
                listener.accept(outcome);
            }
        }

        void giveUp() {
            if (open.remove(this)) {
                givenUp = true;
                listener.accept(Delivery.FAILED);
            }
        }
    }

    private void sendConfirmable(
            org.eclipse.californium.core.coap.Response message, EndpointContext context, Consumer<Delivery> delivery) {
        // Californium sends a response within an exchange only, so here is one, made up from what is known.
        var request = Request.newGet();
        request.setType(Type.NON);
        request.setToken(message.getToken());
        request.setSourceContext(context);
        request.setMID(0);
        var endpoint = californium.endpoint();
        var identity = californium.matcher().getEndpointIdentity(context);
        var exchange = new Exchange(request, identity, Origin.REMOTE, endpoint);
        exchange.setEndpoint(endpoint);
        exchange.setRemoveHandler((ended, byToken, byId) -> {
            if (byId != null) {
                californium.exchanges().remove(byId, ended);
            }
        });
        message.setType(Type.CON);
        message.addMessageObserver(new Outcome(delivery));
        endpoint.sendResponse(exchange, message);
    }

    private void sendOnce(
            org.eclipse.californium.core.coap.Response message, EndpointContext context, Consumer<Delivery> delivery) {
        message.setType(Type.NON);
        message.setMID(californium.messageIds().getNextMessageId(context.getPeerAddress()));
        californium.link().send(serializer.serializeResponse(message, new Sent(message.getMID(), delivery)));
    }

    /** What becomes of a confirmable one: told once. */
    private static final class Outcome extends MessageObserverAdapter {

        private final AtomicBoolean told = new AtomicBoolean();
        private final Consumer<Delivery> delivery;

        Outcome(Consumer<Delivery> delivery) {
            this.delivery = delivery;
        }

        private void tell(Delivery outcome) {
            if (told.compareAndSet(false, true)) {
                delivery.accept(outcome);
            }
        }

        @Override
        public void onAcknowledgement() {
            tell(Delivery.ACKNOWLEDGED);
        }

        @Override
        public void onReject() {
            tell(Delivery.REJECTED);
        }

        @Override
        public void onTimeout() {
            tell(Delivery.TIMED_OUT);
        }

        @Override
        public void onCancel() {
            tell(Delivery.FAILED);
        }

        @Override
        public void onSendError(Throwable error) {
            tell(Delivery.FAILED);
        }
    }

    /** What becomes of a non-confirmable one, as far as this end knows. */
    private final class Sent implements MessageCallback {

        private final int messageId;
        private final Consumer<Delivery> delivery;
        private MessageKey key;

        Sent(int messageId, Consumer<Delivery> delivery) {
            this.messageId = messageId;
            this.delivery = delivery;
        }

        /** Now it is known in which session: a reset will come in the same. */
        @Override
        public void onContextEstablished(EndpointContext context) {
            key = MessageKey.of(context, messageId);
            unconfirmed.sent(key, delivery);
        }

        /** Not when the reset was quicker: it says more. */
        @Override
        public void onSent() {
            if (unconfirmed.isAwaited(key)) {
                delivery.accept(Delivery.SENT);
            }
        }

        @Override
        public void onError(Throwable error) {
            if (key != null) {
                unconfirmed.forget(key);
            }
            delivery.accept(Delivery.FAILED);
        }

        @Override
        public void onConnecting() {}

        @Override
        public void onDtlsRetransmission(int flight) {}
    }
}
