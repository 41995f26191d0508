// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.apn.internal;

import static io.tessera.lwm2m.client.object.ResourceType.BOOLEAN;
import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.ResourceType.TIME;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;

import io.tessera.lwm2m.client.object.Declaration;
import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.client.object.Setter;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.platform.network.ConnectionProfile;
import io.tessera.lwm2m.platform.network.ConnectionProfile.Connection;
import io.tessera.lwm2m.platform.network.ConnectionProfiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

/**
 * What an Object Instance stands for. Servers may do no more than enable it: all else is the host's, and a secret is
 * never shown.
 */
record Profile(ConnectionProfiles source, ConnectionProfile facts) {

    private static final long ACCEPTED = 0;

    private static final Setter<Object, Object> FIXED = (profile, value) -> {
        throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "the profile is the host's");
    };

    static Declaration<Profile> declaration() {
        return DeclaredInstances.<Profile>multiple(11, "LWM2M APN Connection Profile", "1.1")
                .readWrite(0, "Profile name", STRING, p -> p.facts.name(), FIXED, MANDATORY)
                .readWrite(1, "APN", STRING, p -> p.facts.accessPoint().orElseThrow(), FIXED)
                .when(p -> p.facts.accessPoint().isPresent())
                .readWrite(
                        2,
                        "Auto select APN by device",
                        BOOLEAN,
                        p -> p.facts.accessPoint().isEmpty(),
                        FIXED)
                .controlled(
                        3,
                        "Enable status",
                        DataType.BOOLEAN,
                        p -> Value.of(p.facts.enabled()),
                        p -> PathValue.UNTIMED,
                        Profile::enable)
                .readWrite(
                        4,
                        "Authentication Type",
                        INTEGER,
                        p -> p.facts.authentication().code(),
                        FIXED,
                        MANDATORY)
                .readWrite(5, "User Name", STRING, p -> p.facts.user().orElseThrow(), FIXED)
                .when(p -> p.facts.user().isPresent())
                .readAll(9, "Connection establishment time (1)", TIME, Profile::since)
                .readAll(10, "Connection establishment result (1)", INTEGER, Profile::result)
                .readOptional(
                        13, "TotalBytesSent", INTEGER, p -> p.facts.connection().flatMap(Connection::sentBytes))
                .readOptional(14, "TotalBytesReceived", INTEGER, p -> p.facts
                        .connection()
                        .flatMap(Connection::receivedBytes))
                .readWriteAll(15, "IP address (2)", STRING, p -> p.addresses().addresses(), FIXED)
                .when(Profile::isConnected)
                .readWriteAll(16, "Prefix length(2)", STRING, p -> p.addresses().prefixLengths(), FIXED)
                .when(Profile::isConnected)
                .readWriteAll(17, "Subnet mask (2)", STRING, p -> p.addresses().masks(), FIXED)
                .when(Profile::isConnected)
                .readWriteAll(18, "Gateway (2)", STRING, p -> p.addresses().gateways(), FIXED)
                .when(Profile::isConnected)
                .readWriteAll(
                        19,
                        "Primary DNS address (2)",
                        STRING,
                        p -> p.addresses().nameServers(0),
                        FIXED)
                .when(Profile::isConnected)
                .readWriteAll(
                        20,
                        "Secondary DNS address (2)",
                        STRING,
                        p -> p.addresses().nameServers(1),
                        FIXED)
                .when(Profile::isConnected)
                .readWrite(
                        24,
                        "PDN Type",
                        INTEGER,
                        p -> p.facts.family().orElseThrow().code(),
                        FIXED)
                .when(p -> p.facts.family().isPresent());
    }

    private CompletionStage<Void> enable(Value enabled) {
        return source.enable(facts.id(), ((BooleanValue) enabled).value());
    }

    private boolean isConnected() {
        return facts.connection().isPresent();
    }

    /** Of the connection that there is; the host keeps no history. */
    private SortedMap<Integer, Instant> since() {
        return numbered(facts.connection().flatMap(Connection::since));
    }

    private SortedMap<Integer, Long> result() {
        return numbered(facts.connection().map(connection -> ACCEPTED));
    }

    private IpAddresses addresses() {
        return new IpAddresses(facts.connection().map(Connection::addresses).orElse(List.of()));
    }

    private static <A> SortedMap<Integer, A> numbered(Optional<A> value) {
        return DeclaredObject.numbered(value.stream().toList());
    }
}
