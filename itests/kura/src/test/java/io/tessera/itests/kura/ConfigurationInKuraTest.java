// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import static io.tessera.itests.kura.Sample.FACTORY;
import static io.tessera.itests.kura.Sample.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.itests.kura.FakeKura.Boundless;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.kura.crypto.CryptoService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationPlugin;

/** A bundle that knows nothing of Kura, in Kura's console, whatever the order in which all starts and ends. */
abstract class ConfigurationInKuraTest {

    private static final String KEY = ".key";

    @TempDir
    private Path storage;

    private final String configurationAdmin;
    private final Changes changes = new Changes();
    private final List<Map<String, Object>> told = new CopyOnWriteArrayList<>();
    private Ground ground;
    private FakeKura kura;
    private Bundle extender;
    private Bundle owner;
    private ServiceRegistration<?> crypto;

    ConfigurationInKuraTest(String configurationAdmin) {
        this.configurationAdmin = configurationAdmin;
    }

    @BeforeEach
    void prepare() throws Exception {
        ground = new Ground(storage, configurationAdmin);
        ServiceListener listener = event -> changes.happened();
        ground.context().addServiceListener(listener);
        Consumer<Map<String, Object>> consumer = delivery -> {
            told.add(delivery);
            changes.happened();
        };
        ground.context().registerService(Consumer.class.getName(), consumer, new Hashtable<>(Map.of("sample", "told")));
        crypto = ground.context().registerService(CryptoService.class, new ReversingCrypto(), null);
        kura = new FakeKura(ground.context(), changes);
        extender = ground.room("kura/configuration");
        owner = ground.context().installBundle("sample", Sample.first());
    }

    @AfterEach
    void stop() throws Exception {
        kura.close();
        ground.close();
    }

    private void startAll() throws Exception {
        kura.start();
        extender.start();
        owner.start();
        changes.await(() -> kura.entries(), List.of(SINGLE));
        changes.await(() -> kura.tracked(), Map.of(SINGLE, SINGLE));
        changes.await(() -> last(SINGLE, "text"), "as shipped");
    }

    private void create(String name, Map<String, Object> values) throws Exception {
        kura.create(FACTORY, name, values);
        changes.await(() -> kura.entries().contains(name), true);
    }

    /** What the last delivery to a component had, by the PID of its single or factory. */
    private Object last(String form, String attribute) {
        var deliveries = deliveries(form);
        return deliveries.isEmpty()
                ? null
                : deliveries.get(deliveries.size() - 1).get(attribute);
    }

    private List<Map<String, Object>> deliveries(String form) {
        return told.stream()
                .filter(delivery -> form.equals(delivery.get("component.name")))
                .toList();
    }

    @Test
    void a_single_is_tracked_under_its_pid_and_listed_once() throws Exception {
        startAll();

        assertThat(kura.tracked()).isEqualTo(Map.of(SINGLE, SINGLE));
        assertThat(kura.entries()).containsExactly(SINGLE);
    }

    @Test
    void what_is_applied_reaches_the_component_with_passwords_as_they_were_typed() throws Exception {
        startAll();

        kura.apply(SINGLE, Map.of("text", "applied", KEY, "C0FFEE"));

        changes.await(() -> last(SINGLE, KEY), "C0FFEE");
        assertThat(last(SINGLE, "text")).isEqualTo("applied");
        assertThat(kura.stored(SINGLE)).containsEntry(KEY, ReversingCrypto.encrypt("C0FFEE"));
        assertThat(told).noneMatch(delivery -> delivery.containsKey(FakeKura.KURA_PID));
    }

    @Test
    void no_delivery_ever_has_a_password_as_it_is_stored() throws Exception {
        startAll();
        create("north", Map.of(KEY, ReversingCrypto.encrypt("A1")));
        changes.await(() -> last(FACTORY, KEY), "A1");
        kura.apply("north", Map.of(KEY, "A2"));
        changes.await(() -> last(FACTORY, KEY), "A2");
        owner.stop();
        owner.start();

        changes.await(() -> kura.entries(), List.of(SINGLE, "north"));
        changes.await(() -> last(FACTORY, KEY), "A2");
        assertThat(deliveries(FACTORY))
                .extracting(delivery -> delivery.get(KEY))
                .containsOnly("A1", "A2");
    }

    @Test
    void an_instance_is_there_at_once_and_its_plain_password_is_left_alone() throws Exception {
        startAll();

        create("north", Map.of("text", "coaps://north", KEY, "00FF"));

        changes.await(() -> last(FACTORY, "text"), "coaps://north");
        assertThat(last(FACTORY, KEY)).isEqualTo("00FF");
        assertThat(kura.entries()).containsExactly(SINGLE, "north");
        assertThat(kura.tracked().get("north")).startsWith(FACTORY).doesNotContain("[");
    }

    @Test
    void an_instance_that_is_deleted_goes() throws Exception {
        startAll();
        create("north", Map.of());

        kura.delete("north");

        changes.await(() -> kura.entries(), List.of(SINGLE));
        changes.await(() -> kura.tracked(), Map.of(SINGLE, SINGLE));
    }

    @Test
    void a_number_that_is_cleared_is_the_default() throws Exception {
        startAll();
        kura.apply(SINGLE, Map.of("number", 9));
        changes.await(() -> last(SINGLE, "number"), 9);

        kura.apply(SINGLE, Map.of("number", Boundless.CLEARED));

        changes.await(() -> last(SINGLE, "number"), 7);
    }

    @Test
    void instances_have_other_pids_after_a_rollback_and_each_is_there_once() throws Exception {
        startAll();
        create("north", Map.of("text", "before"));
        var pid = kura.tracked().get("north");
        var snapshot = kura.snapshot();
        kura.apply("north", Map.of("text", "after"));
        changes.await(() -> last(FACTORY, "text"), "after");
        create("south", Map.of());

        kura.restore(snapshot);

        changes.await(() -> kura.entries(), List.of(SINGLE, "north"));
        changes.await(() -> last(FACTORY, "text"), "before");
        changes.await(() -> kura.tracked().containsKey("south"), false);
        changes.await(() -> !pid.equals(kura.tracked().get("north")), true);
    }

    @Test
    void fifteen_rollbacks_in_a_row_leave_what_the_snapshot_has() throws Exception {
        startAll();
        create("north", Map.of("text", "kept"));
        var snapshot = kura.snapshot();
        for (int round = 0; round < 15; round++) {
            kura.create(FACTORY, "south", Map.of());
            kura.apply("north", Map.of("text", "round " + round));
            kura.restore(snapshot);
        }

        changes.await(() -> kura.entries(), List.of(SINGLE, "north"));
        changes.await(() -> kura.tracked().keySet(), Set.of(SINGLE, "north"));
        assertThat(kura.stored("north")).containsEntry("text", "kept");
    }

    @Test
    void kura_starts_last() throws Exception {
        extender.start();
        owner.start();
        changes.await(() -> kura.entries(), List.of(SINGLE));

        kura.start();

        changes.await(() -> kura.tracked(), Map.of(SINGLE, SINGLE));
        changes.await(() -> last(SINGLE, "text"), "as shipped");
    }

    @Test
    void an_extender_that_comes_late_has_what_was_delivered_delivered_anew() throws Exception {
        kura.start();
        owner.start();
        kura.create(FACTORY, "north", Map.of(KEY, ReversingCrypto.encrypt("BEEF")));
        changes.await(() -> last(FACTORY, KEY), ReversingCrypto.encrypt("BEEF"));

        extender.start();

        changes.await(() -> last(FACTORY, KEY), "BEEF");
        changes.await(() -> kura.entries(), List.of(SINGLE, "north"));
    }

    @Test
    void an_extender_that_is_replaced_finds_all_as_it_was() throws Exception {
        startAll();
        create("north", Map.of(KEY, ReversingCrypto.encrypt("BEEF")));
        changes.await(() -> last(FACTORY, KEY), "BEEF");

        extender.stop();
        changes.await(() -> kura.tracked(), Map.of());
        kura.apply("north", Map.of("text", "silently ignored"));
        extender.start();

        changes.await(() -> kura.tracked().keySet(), Set.of(SINGLE, "north"));
        kura.apply("north", Map.of("text", "applied"));
        changes.await(() -> last(FACTORY, "text"), "applied");
        changes.await(() -> last(FACTORY, KEY), "BEEF");
        assertThat(told).noneMatch(delivery -> "silently ignored".equals(delivery.get("text")));
    }

    @Test
    void a_bundle_that_ends_and_comes_back_keeps_its_values() throws Exception {
        startAll();
        create("north", Map.of("text", "kept"));

        owner.stop();
        changes.await(() -> kura.tracked(), Map.of());
        assertThat(kura.entries()).isEmpty();
        owner.start();

        changes.await(() -> kura.tracked().keySet(), Set.of(SINGLE, "north"));
        assertThat(kura.stored("north")).containsEntry("text", "kept");
    }

    @Test
    void an_update_with_a_new_attribute_brings_its_default() throws Exception {
        startAll();
        create("north", Map.of("text", "kept"));

        owner.update(Sample.second());
        ground.refresh(owner);

        changes.await(() -> last(FACTORY, "more"), "added");
        changes.await(() -> last(SINGLE, "more"), "added");
        changes.await(() -> kura.entries(), List.of(SINGLE, "north"));
        assertThat(last(FACTORY, "text")).isEqualTo("kept");
    }

    @Test
    void whoever_decrypts_may_come_late_and_go() throws Exception {
        crypto.unregister();
        startAll();
        kura.create(FACTORY, "north", Map.of(KEY, ReversingCrypto.encrypt("BEEF")));
        changes.await(() -> last(FACTORY, KEY), ReversingCrypto.encrypt("BEEF"));

        changes.await(() -> kura.entries().contains("north"), true);
        crypto = ground.context().registerService(CryptoService.class, new ReversingCrypto(), null);

        changes.await(() -> last(FACTORY, KEY), "BEEF");
    }

    @Test
    void seeding_repeats_what_is_known_and_adds_no_entry() throws Exception {
        startAll();
        int before = deliveries(SINGLE).size();

        kura.apply(SINGLE, Map.of());

        changes.await(() -> deliveries(SINGLE).size() > before, true);
        assertThat(kura.entries()).containsExactly(SINGLE);
        assertThat(kura.tracked()).isEqualTo(Map.of(SINGLE, SINGLE));
    }

    /** SCR 2.1 reads the values before their number, and takes the next values for those it has. */
    @Test
    void an_update_while_another_one_is_delivered_isnt_lost() throws Exception {
        startAll();
        create("north", Map.of("text", "before"));
        changes.await(() -> last(FACTORY, "text"), "before");
        var meanwhile = new AtomicBoolean();
        ConfigurationPlugin plugin = (reference, properties) -> {
            if ("first".equals(properties.get("text")) && !meanwhile.getAndSet(true)) {
                kura.update("north", Map.of("text", "second"));
            }
        };
        var ranking = new Hashtable<>(Map.of(ConfigurationPlugin.CM_RANKING, 900));
        ground.context().registerService(ConfigurationPlugin.class, plugin, ranking);

        kura.apply("north", Map.of("text", "first"));

        changes.await(() -> last(FACTORY, "text"), "second");
        assertThat(kura.stored("north")).containsEntry("text", "second");
    }

    @Test
    void an_instance_knows_its_name_though_its_pid_changes() throws Exception {
        startAll();
        create("north", Map.of());
        changes.await(() -> last(FACTORY, "instance.name"), "north");

        kura.restore(kura.snapshot());

        changes.await(() -> kura.tracked().containsKey("north"), true);
        changes.await(() -> last(FACTORY, "instance.name"), "north");
    }

    @Test
    void bundles_of_others_are_left_alone() throws Exception {
        startAll();

        assertThat(ground.context().getBundles())
                .filteredOn(bundle -> bundle.getRegisteredServices() != null)
                .filteredOn(bundle -> !bundle.equals(extender) && bundle.getBundleId() != 0)
                .flatExtracting(bundle -> List.of(bundle.getRegisteredServices()))
                .allMatch(reference -> reference.getProperty(FakeKura.KURA_PID) == null);
    }
}
