// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.wlan.internal;

import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.range;

import io.tessera.lwm2m.client.object.Declaration;
import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.Setter;
import io.tessera.lwm2m.client.object.Trait;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.platform.network.Wlan;
import io.tessera.lwm2m.platform.network.Wlan.Traffic;
import io.tessera.lwm2m.platform.network.WlanInfo;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What an Object Instance stands for. Servers may switch it and name its network; all else is the host's. */
record WlanInterface(WlanInfo source, Wlan facts) {

    private static final long OFF = 0;
    private static final long UP = 1;
    private static final long DOWN_THOUGH_ENABLED = 2;

    private static final Setter<Object, Object> FIXED = (wlan, value) -> {
        throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "that is for the host to choose");
    };

    static Declaration<WlanInterface> declaration() {
        var lines = DeclaredInstances.<WlanInterface>multiple(12, "WLAN connectivity", "1.1")
                .readWrite(0, "Interface name", STRING, w -> w.facts.name(), FIXED, MANDATORY)
                .controlled(
                        1,
                        "Enable",
                        DataType.BOOLEAN,
                        w -> Value.of(w.facts.enabled()),
                        w -> PathValue.UNTIMED,
                        WlanInterface::enable,
                        MANDATORY)
                .read(3, "Status", INTEGER, WlanInterface::status, MANDATORY)
                .readOptional(4, "BSSID", STRING, w -> w.facts.address(), MANDATORY, range("12"))
                .controlled(
                        5,
                        "SSID",
                        DataType.STRING,
                        w -> w.facts
                                .network()
                                .name()
                                .<Value>map(StringValue::new)
                                .orElse(Value.EMPTY),
                        w -> PathValue.UNTIMED,
                        WlanInterface::join,
                        MANDATORY,
                        range("1..32"));
        fixed(lines, 2, "Radio Enabled", WlanInterface::band);
        fixed(lines, 8, "Mode", w -> w.facts.network().mode(), MANDATORY);
        fixed(lines, 9, "Channel", w -> w.facts.network().channel(), MANDATORY, range("0..255"));
        fixed(lines, 14, "Standard", w -> w.facts.network().standard(), MANDATORY);
        fixed(lines, 15, "Authentication Mode", w -> w.facts.network().authentication(), MANDATORY);
        fixed(lines, 16, "Encryption Mode", w -> w.facts.network().encryption());
        return lines.readOptional(33, "Total Bytes Sent", INTEGER, counted(Traffic::sentBytes))
                .readOptional(34, "Total Bytes Received", INTEGER, counted(Traffic::receivedBytes))
                .readOptional(35, "Total Packets Sent", INTEGER, counted(Traffic::sentPackets))
                .readOptional(36, "Total Packets Received", INTEGER, counted(Traffic::receivedPackets))
                .readOptional(37, "Transmit Errors", INTEGER, counted(Traffic::sendErrors))
                .readOptional(38, "Receive Errors", INTEGER, counted(Traffic::receiveErrors))
                .readOptional(42, "Multicast Packets Received", INTEGER, counted(Traffic::multicasts))
                .readOptional(45, "Discard Packets Sent", INTEGER, counted(Traffic::sendDrops))
                .readOptional(46, "Discard Packets Received", INTEGER, counted(Traffic::receiveDrops));
    }

    /** Readable and writable as registered, there while it is known, and never changed by servers. */
    private static void fixed(
            Declaration<WlanInterface> lines,
            int id,
            String name,
            Function<WlanInterface, Optional<Long>> fact,
            Trait... traits) {
        lines.readWrite(id, name, INTEGER, w -> fact.apply(w).orElseThrow(), FIXED, traits)
                .when(w -> fact.apply(w).isPresent());
    }

    private static Function<WlanInterface, Optional<Long>> counted(ToLongFunction<Traffic> counter) {
        return w -> w.facts.traffic().map(counter::applyAsLong);
    }

    private CompletionStage<Void> enable(Value enabled) {
        return source.enable(facts.id(), ((BooleanValue) enabled).value());
    }

    private CompletionStage<Void> join(Value name) {
        return source.join(facts.id(), ((StringValue) name).value());
    }

    private long status() {
        if (!facts.enabled()) {
            return OFF;
        }
        return facts.up() ? UP : DOWN_THOUGH_ENABLED;
    }

    private Optional<Long> band() {
        return facts.enabled() ? facts.network().band() : Optional.of(OFF);
    }
}
