// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.store.ClientStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which configured accounts are still to be applied, and which to be removed. An account is applied once: as long as
 * its configuration stays what it was then, the store holds what is in force, whatever a server wrote since. A
 * configuration that can't be used leaves in force what was applied before. Only on the engine.
 */
final class AccountPlan {

    private static final Logger LOG = LoggerFactory.getLogger(AccountPlan.class);

    /** @param source the configuration that it came from */
    private record Applied(String source, String fingerprint) {}

    private final ClientStore store;
    private final Keys keys;
    private final Provenance provenance;
    private final Map<String, Optional<ConfiguredAccount>> sources = new TreeMap<>();
    private final Map<Integer, Applied> applied = new TreeMap<>();
    private final Map<Integer, String> refused = new TreeMap<>();

    /** @param isStoreEmpty whether nothing is kept of what was applied, so that all is to be applied again */
    AccountPlan(ClientStore store, Keys keys, Provenance provenance, boolean isStoreEmpty) {
        this.store = store;
        this.keys = keys;
        this.provenance = provenance;
        for (var key : store.keys(keys.accounts())) {
            if (isStoreEmpty) {
                store.remove(key);
                continue;
            }
            int shortServerId = Integer.parseInt(key.substring(keys.accounts().length()));
            store.get(key)
                    .flatMap(bytes -> StoreRecord.decode(
                            key, bytes, in -> new Applied(StoreRecord.readText(in), StoreRecord.readText(in))))
                    .ifPresent(entry -> applied.put(shortServerId, entry));
        }
    }

    /** @param settings empty if the configuration can't be used */
    void put(String source, Optional<ConfiguredAccount> settings) {
        sources.put(source, settings);
        settings.ifPresent(account -> {
            warnOfSecond(source, account);
            adopt(source, account);
        });
        refused.clear();
    }

    /** What was applied from a configuration that isn't there any more is this one's now, if it says the same. */
    private void adopt(String source, ConfiguredAccount account) {
        var entry = applied.get(account.shortServerId());
        boolean isOrphan = entry != null && !sources.containsKey(entry.source());
        if (isOrphan && entry.fingerprint().equals(account.fingerprint())) {
            keep(account.shortServerId(), new Applied(source, entry.fingerprint()));
        }
    }

    /** The configuration isn't there, perhaps only for a moment. */
    void drop(String source) {
        sources.remove(source);
    }

    boolean knows(String source) {
        return sources.containsKey(source);
    }

    /**
     * Configurations that accounts were applied from and that aren't there. None as long as there is another one that
     * can't be used: for all that is known it is one of these under a new name, whose key can't be read for a while.
     */
    List<String> missing() {
        var known = applied.values().stream().map(Applied::source).toList();
        boolean isUncertain = sources.entrySet().stream()
                .anyMatch(entry -> entry.getValue().isEmpty() && !known.contains(entry.getKey()));
        return isUncertain
                ? List.of()
                : known.stream().filter(source -> !sources.containsKey(source)).toList();
    }

    /** The next account whose configuration isn't applied. */
    Optional<ConfiguredAccount> nextToApply() {
        return wanted().values().stream()
                .filter(account -> !isApplied(account))
                .filter(account -> !account.fingerprint().equals(refused.get(account.shortServerId())))
                .findFirst();
    }

    void markApplied(ConfiguredAccount account) {
        var source = sources.entrySet().stream()
                .filter(entry -> entry.getValue().filter(account::equals).isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        keep(account.shortServerId(), new Applied(source, account.fingerprint()));
        provenance.configured(account.shortServerId());
    }

    private void keep(int shortServerId, Applied entry) {
        applied.put(shortServerId, entry);
        store.put(keys.account(shortServerId), StoreRecord.encode(out -> {
            StoreRecord.writeText(out, entry.source());
            StoreRecord.writeText(out, entry.fingerprint());
        }));
    }

    /** It can't be applied; not tried again until a configuration changes. */
    void markRefused(ConfiguredAccount account) {
        refused.put(account.shortServerId(), account.fingerprint());
    }

    /**
     * The accounts that are to be removed: their configuration is for another server now, or it is gone for good.
     *
     * @param gone configurations that don't come back
     */
    List<Integer> toRemove(Set<String> gone) {
        var wanted = wanted();
        var removable = new ArrayList<Integer>();
        applied.forEach((shortServerId, entry) -> {
            var settings = sources.get(entry.source());
            boolean isForAnother = settings != null && settings.isPresent();
            boolean isGone = settings == null && gone.contains(entry.source());
            if (!wanted.containsKey(shortServerId) && (isForAnother || isGone)) {
                removable.add(shortServerId);
            }
        });
        return removable;
    }

    /** @return whether its account goes along, since nobody else wrote it since */
    boolean markRemoved(int shortServerId) {
        applied.remove(shortServerId);
        store.remove(keys.account(shortServerId));
        if (provenance.isForeign(shortServerId)) {
            return false;
        }
        provenance.removed(shortServerId);
        return true;
    }

    private boolean isApplied(ConfiguredAccount account) {
        var entry = applied.get(account.shortServerId());
        return entry != null && entry.fingerprint().equals(account.fingerprint());
    }

    /** By Short Server ID; of two configurations for one server, the first by its PID counts. */
    private Map<Integer, ConfiguredAccount> wanted() {
        var wanted = new TreeMap<Integer, ConfiguredAccount>();
        for (var settings : sources.values()) {
            settings.ifPresent(account -> wanted.putIfAbsent(account.shortServerId(), account));
        }
        return wanted;
    }

    private void warnOfSecond(String source, ConfiguredAccount account) {
        sources.forEach((other, settings) -> {
            boolean isSameServer = settings.isPresent() && settings.get().shortServerId() == account.shortServerId();
            if (!other.equals(source) && isSameServer) {
                LOG.error(
                        "{} and {}: shortServerId must differ, and there is one Bootstrap-Server, but both are {};"
                                + " only {} counts",
                        source,
                        other,
                        account.shortServerId(),
                        source.compareTo(other) < 0 ? source : other);
            }
        });
    }
}
