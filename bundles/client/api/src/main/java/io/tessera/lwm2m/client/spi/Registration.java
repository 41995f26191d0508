// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.model.ContentFormat;
import java.time.Instant;
import java.util.List;

/**
 * How the client stands with one server. Durable: it is what a restarted client goes on from.
 *
 * @param status how it stands
 * @param location the Location-Path of the last Register's answer; empty while not registered
 * @param version the LwM2M version that both ends speak, such as {@code 1.1}
 * @param lifetime what the server was told last, seconds
 * @param binding what the server was told last
 * @param links the object list that the server was told last, in CoRE Link format
 * @param confirmed when the server last accepted a Register or an Update; {@link Instant#EPOCH} for never
 * @param until when a disabled account is taken up again; {@link Instant#EPOCH} while it isn't disabled
 * @param failure why the last attempt failed, for a person to read; empty while all is well
 */
public record Registration(
        Status status,
        List<String> location,
        String version,
        long lifetime,
        String binding,
        String links,
        Instant confirmed,
        Instant until,
        String failure) {

    /** Not registered, never tried. */
    public static final Registration NONE =
            new Registration(Status.UNREGISTERED, List.of(), "", 0, "", "", Instant.EPOCH, Instant.EPOCH, "");

    public enum Status {
        UNREGISTERED,
        REGISTERING,
        REGISTERED,
        DISABLED,
        FAILED,
        /** As {@link #FAILED}, and the account asks for a bootstrap then (/1/x/16). */
        BOOTSTRAP_NEEDED
    }

    public Registration {
        location = List.copyOf(location);
    }

    public boolean isRegistered() {
        return status == Status.REGISTERED;
    }

    /** The format of an answer when the server asks for none: TLV in 1.0, SenML CBOR since (Core 1.2, 7.4). */
    public int defaultFormat() {
        return version.equals("1.0") ? ContentFormat.TLV : ContentFormat.SENML_CBOR;
    }

    public Registration withStatus(Status newStatus, String why) {
        return new Registration(newStatus, location, version, lifetime, binding, links, confirmed, until, why);
    }
}
