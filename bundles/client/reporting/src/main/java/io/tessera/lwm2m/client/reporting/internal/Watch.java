// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** An observation that is served: what is known of it beyond what its session keeps. Only on the engine. */
final class Watch {

    final Session session;
    final Observation observation;

    /** Whether it is being read, or a confirmable notification is under way. */
    boolean busy;

    /** Whether a notification didn't reach the server, so that the next goes out whatever it says. */
    boolean lost;

    /** Whether the server may not read it at the moment. */
    boolean suspended;

    /** Whether something that it observes was removed. */
    boolean removed;

    boolean ended;

    /** Until when nothing is sent, since the server can't be reached; milliseconds. */
    long heldUntil;

    /** When the server last showed that it is there; milliseconds. */
    long confirmed;

    /** Until when what it observes may still come: after a start not all is there at once; milliseconds. */
    long awaitedUntil;

    /** When its values were last read; milliseconds. */
    long evaluated;

    /** Null until it is known. */
    private Boolean confirmable;

    private Client.Timer timer = () -> {};

    Watch(Session session, Observation observation) {
        this.session = session;
        this.observation = observation;
    }

    /** The observed path; the first of a composite observation. */
    Path path() {
        return observation.paths().isEmpty() ? Path.ROOT : observation.paths().get(0);
    }

    /** Whether no change elsewhere belongs to a change of what it observes. */
    boolean observesOneResource() {
        return !observation.composite() && path().depth() > 2;
    }

    /**
     * Where the Observe itself carried attributes, those that are attached count for nothing (Core 1.2, 6.4.1); with an
     * Observe-Composite, of those only the ones that it may carry (6.4.4).
     */
    NotificationAttributes inForce(Path path) {
        var own = observation.attributes();
        if (own.isEmpty()) {
            return session.attributesInForce(path);
        }
        if (!observation.composite()) {
            return own;
        }
        var attached = session.attributesInForce(path);
        return own.orElse(new NotificationAttributes(
                null,
                null,
                attached.gt(),
                attached.lt(),
                attached.st(),
                null,
                null,
                attached.edge(),
                null,
                attached.hqmax()));
    }

    /**
     * Whether its notifications are to be confirmable: where something of what it observes has con=1 (Core 1.2, 7.3.2),
     * and by default where nothing says otherwise.
     */
    boolean wantsConfirmable() {
        if (confirmable == null) {
            confirmable = asksConfirmable().orElse(session.account().confirmable());
        }
        return confirmable;
    }

    private Optional<Boolean> asksConfirmable() {
        var own = observation.attributes();
        if (!own.isEmpty()) {
            return Optional.ofNullable(own.con()).map(con -> con == 1);
        }
        var asked = observation.paths().stream()
                .map(path -> session.attributesInForce(path).con())
                .filter(Objects::nonNull)
                .toList();
        boolean isAskedBelow = session.attributes().entrySet().stream()
                .anyMatch(entry -> isOne(entry.getValue().con())
                        && observation.paths().stream().anyMatch(path -> path.covers(entry.getKey())));
        if (isAskedBelow || asked.stream().anyMatch(Watch::isOne)) {
            return Optional.of(true);
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(false);
    }

    private static boolean isOne(Long con) {
        return con != null && con == 1;
    }

    /** Whether nothing of it is to be stored while its server can't be reached (hqmax=0; Core 1.2, 7.3.2). */
    boolean keepsNothing() {
        var most = inForce(path()).hqmax();
        return most != null && most == 0;
    }

    /** Attributes or the account changed. */
    void rulesChanged() {
        confirmable = null;
    }

    Periods periods() {
        var account = session.account();
        return ofAll(path -> Periods.of(inForce(path), account));
    }

    Periods sampling() {
        return ofAll(path -> Periods.ofSampling(inForce(path)));
    }

    private Periods ofAll(Function<Path, Periods> of) {
        var periods = of.apply(path());
        for (int i = 1; i < observation.paths().size(); i++) {
            periods = periods.and(of.apply(observation.paths().get(i)));
        }
        return periods;
    }

    /** Replaces the timer that runs. */
    void wakeWith(Client.Timer newTimer) {
        timer.cancel();
        timer = newTimer;
    }

    /** Goes on elsewhere: what is being read or sent has to be looked at again there. */
    void leave() {
        if (busy) {
            observation.changed(true);
        }
        end();
    }

    void end() {
        ended = true;
        timer.cancel();
    }
}
