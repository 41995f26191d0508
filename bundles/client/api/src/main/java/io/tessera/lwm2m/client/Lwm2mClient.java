// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.util.List;
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
}
