// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A client as an application, the console or the live page sees it: a service with the property {@link #NAME}. Any
 * thread may call it.
 */
@ProviderType
public interface Lwm2mClient {

    /** Service property: the name of the client's configuration. */
    String NAME = "lwm2m.client";

    /** Send to every server. */
    int ALL_SERVERS = 0;

    /** The Endpoint Client Name. */
    String endpoint();

    /** How it stands with each of its servers, by ascending Short Server ID. */
    CompletionStage<List<ServerStatus>> servers();

    /** The Object Instances that there are, and Objects without any, ascending. */
    CompletionStage<List<Path>> objects();

    /**
     * Reads as this caller would; {@link Caller#DEVICE} sees everything but secrets.
     *
     * @return by ascending path; fails with {@link io.tessera.lwm2m.model.RequestRefused}
     */
    CompletionStage<List<PathValue>> read(Caller caller, Path path);

    /** Sends a Registration Update to a server now. Nothing happens if the client isn't registered there. */
    void update(int shortServerId);

    /**
     * Asks the client's Bootstrap-Server to provision it, as /1/x/9 does (Core 1.2, 6.1.3.3); what it has stays in force
     * until that has come to a good end.
     *
     * @return when that is under way; fails with {@link io.tessera.lwm2m.model.RequestRefused} if the client has no
     *     Bootstrap-Server
     */
    default CompletionStage<Void> bootstrap() {
        return CompletableFuture.failedStage(
                new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "this client can't be bootstrapped"));
    }

    /**
     * Sends what is at these paths to a server that hasn't asked for it (Send, since 1.1; Core 1.2, 6.4.6). What the
     * server may not read, or isn't there, is left out.
     *
     * @param shortServerId 1 to 65534, or {@link #ALL_SERVERS}
     * @return one for each server that is meant, by ascending Short Server ID; none if there is no such server. Doesn't
     *     fail because of a server.
     */
    CompletionStage<List<SendOutcome>> send(int shortServerId, List<Path> paths);

    /**
     * Sends values that were measured earlier or elsewhere, with their times; otherwise as {@link #send}.
     *
     * @param values in the order in which they shall be sent; several times of one Resource are allowed
     */
    CompletionStage<List<SendOutcome>> sendValues(int shortServerId, List<PathValue> values);
}
