// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ObjectListener;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Object ID of a tree: who offers it, and whose it is now. Only on the engine. */
final class Mount {

    private static final Logger LOG = LoggerFactory.getLogger(Mount.class);
    private static final int[] NONE = {};

    /** All that offer it, the best first. */
    final TreeSet<Provider> offers = new TreeSet<>(Provider.BEST_FIRST);

    /** What was called while nobody was there. */
    final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    /** Ends the time in which a successor may come. */
    Client.Timer giveUp = () -> {};

    private final Path path;
    private Provider current;
    private Listening listening;
    private ObjectDefinition[] known = {};
    private int[] instances = NONE;
    private boolean vacant = true;

    Mount(int object) {
        path = Path.of(object);
    }

    Path path() {
        return path;
    }

    /** Whose it is, or was until a moment ago; null if it never was anybody's. */
    Provider current() {
        return current;
    }

    Lwm2mObject object() {
        return current.object();
    }

    ObjectDefinition definition() {
        return current.definition();
    }

    /** The same as servers know it that speak an older version. */
    ObjectDefinition definition(KnownObjects to) {
        return known[to.ordinal()];
    }

    /** Whether it is in the tree. */
    boolean isMounted() {
        return current != null;
    }

    /** Whether nobody answers for it at the moment. */
    boolean isVacant() {
        return vacant;
    }

    boolean isListenedTo(Listening from) {
        return listening == from;
    }

    /** The Object Instances that were last known. */
    int[] instances() {
        return instances;
    }

    /** Asks for the Object Instances again. */
    void refresh() {
        try {
            instances = current.object().instances();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} doesn't tell its instances", current.definition(), e);
            instances = NONE;
        }
    }

    boolean hadInstance(int instance) {
        return Arrays.binarySearch(instances, instance) >= 0;
    }

    /** Whether there is such an instance, resource or resource instance; whatever the Object throws comes through. */
    boolean has(Path path) {
        return switch (path.depth()) {
            case 1 -> true;
            case 2 -> isVacant() ? hadInstance(path.instance()) : contains(object().instances(), path.instance());
            case 3 -> has(path.cut(2)) && contains(object().resources(path.instance()), path.resource());
            default ->
                has(path.cut(3))
                        && definition().isMultiple(path)
                        && contains(
                                object().resourceInstances(path.instance(), path.resource()), path.resourceInstance());
        };
    }

    private static boolean contains(int[] ids, int id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }

    void take(Provider provider, Inbox inbox) {
        leave();
        current = provider;
        known = KnownObjects.all(provider.definition());
        listening = new Listening(inbox);
        try {
            listening.end = provider.object().listen(listening);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} can't be listened to: its changes won't be noticed", provider.definition(), e);
        }
        vacant = false;
        refresh();
    }

    /** Listens to its Object no more. */
    void leave() {
        vacant = true;
        if (listening == null) {
            return;
        }
        try {
            listening.end.close();
        } catch (Exception e) {
            LOG.warn("Can't stop listening to {}", current.definition(), e);
        }
        listening = null;
    }

    /** Hears one provider of the Object. */
    static final class Listening implements ObjectListener {

        private final Inbox inbox;
        private AutoCloseable end = () -> {};

        private Listening(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public void changed(Path path) {
            inbox.put(new Inbox.Report(Inbox.Kind.CHANGED, path, this));
        }

        @Override
        public void instanceAdded(Path instance) {
            inbox.put(new Inbox.Report(Inbox.Kind.ADDED, instance, this));
        }

        @Override
        public void instanceRemoved(Path instance) {
            inbox.put(new Inbox.Report(Inbox.Kind.REMOVED, instance, this));
        }
    }
}
