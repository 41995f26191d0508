// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the interfaces of a client are told of. */
public sealed interface ClientEvent {

    /** The value at a Resource or Resource Instance changed, or an unknown part of an Object Instance did. */
    record Changed(Path path) implements ClientEvent {}

    /** An Object or an Object Instance came. */
    record Added(Path path) implements ClientEvent {}

    /** An Object or an Object Instance went. */
    record Removed(Path path) implements ClientEvent {}

    /** A Resource was executed, with success; the answer may still be on its way. */
    record Executed(Path path, Caller caller) implements ClientEvent {}

    /** A server account came into force. */
    record AccountAdded(Session session) implements ClientEvent {}

    /** A server account changed; the session is the same. */
    record AccountChanged(Session session, ServerAccount before) implements ClientEvent {}

    /** A server account is going: this is the last moment to send something. */
    record AccountRemoved(Session session) implements ClientEvent {}

    /** A server attached attributes to a path, or took them away. */
    record AttributesChanged(Session session, Path path) implements ClientEvent {}

    /** A Register was accepted. All observations of an earlier registration are gone. */
    record Registered(Session session) implements ClientEvent {}

    /** An Update was accepted: the server is there, and knows where the client is. */
    record Confirmed(Session session) implements ClientEvent {}

    /** A registration ended: de-registered, expired, or refused by the server. */
    record Unregistered(Session session) implements ClientEvent {}

    /**
     * The account asks to be bootstrapped when registering fails (/1/x/16), and it failed: the server refused, or all
     * attempts were made that /1/x/17 to 20 allow. Told each time; the status of the registration says so until then.
     */
    record BootstrapNeeded(Session session) implements ClientEvent {}

    /**
     * What the client is provisioned with is known for the first time since the start, or its Bootstrap-Server's account
     * came, changed or went.
     */
    record ProvisioningChanged() implements ClientEvent {}

    /** A bootstrap was accepted and is in force: what failed before may succeed now. */
    record Bootstrapped() implements ClientEvent {}

    /** Messages come from another local address or port than those before; {@link TransportUp} follows. */
    record AddressChanged() implements ClientEvent {}

    /**
     * The secure association with a server that the client is registered at was made anew: the server must hear of it by
     * a Register (Transport 1.2, 6.4.2).
     */
    record AssociationRenewed(Session session) implements ClientEvent {}

    /** Messages can be sent. */
    record TransportUp() implements ClientEvent {}

    /** Messages can't be sent until {@link TransportUp}. */
    record TransportDown() implements ClientEvent {}

    /**
     * An application asks for a Send (Core 1.2, 6.4.6).
     *
     * @param paths what is to be read and sent; empty where values are given
     * @param values what is to be sent as it is; empty where paths are given
     * @param outcome is completed when it is known what became of it
     */
    record SendAsked(Session session, List<Path> paths, List<PathValue> values, CompletableFuture<SendOutcome> outcome)
            implements ClientEvent {}

    /** The client is shut down for good, not replaced: this is the last moment to send something. */
    record Stopping() implements ClientEvent {}
}
