// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tessera.lwm2m.definitions.Ddf;
import io.tessera.lwm2m.definitions.ObjectDefinitionSource;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LiveDefinitionsTest {

    private static final int ID = 33000;

    @TempDir
    java.nio.file.Path folder;

    private static ObjectDefinition definition(int id, String version, DataType type) {
        var resource = new ResourceDefinition(5700, "Value", Operations.R, false, true, type, "", "");
        return new ObjectDefinition(id, "Thing", version, true, false, List.of(resource));
    }

    private static LiveDefinitions definitions(String folder) {
        return new LiveDefinitions(new DefinitionsConfig() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return DefinitionsConfig.class;
            }

            @Override
            public String folder() {
                return folder;
            }
        });
    }

    /** Written beside and moved in, so that it is never seen half written. */
    private void put(String name, ObjectDefinition definition) throws IOException {
        var xml = new ByteArrayOutputStream();
        Ddf.write(List.of(definition), xml);
        var part = folder.resolve(name + ".part");
        Files.write(part, xml.toByteArray());
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void the_standard_objects_are_known_without_configuration() {
        var definitions = definitions("");
        assertThat(definitions.find(3)).map(ObjectDefinition::name).contains("Device");
        assertThat(definitions.types().typeOf(Path.of(3303, 0, 5700))).isEqualTo(DataType.FLOAT);
        assertThat(definitions.types().isMultiple(Path.of(3, 0, 6))).isTrue();
        assertThat(definitions.find(ID)).isEmpty();
        assertThat(definitions.types().typeOf(Path.of(ID, 0, 5700))).isEqualTo(DataType.NONE);
        definitions.close();
    }

    @Test
    void a_source_adds_definitions_and_takes_them_away() {
        var definitions = definitions("");
        var types = definitions.types();
        ObjectDefinitionSource source = () -> List.of(definition(ID, "1.0", DataType.FLOAT));
        definitions.addSource(source, Map.of());
        assertThat(types.typeOf(Path.of(ID, 0, 5700))).isEqualTo(DataType.FLOAT);
        definitions.removeSource(source);
        assertThat(types.typeOf(Path.of(ID, 0, 5700))).isEqualTo(DataType.NONE);
    }

    @Test
    void of_two_sources_the_higher_ranking_counts_and_the_other_steps_in() {
        var definitions = definitions("");
        ObjectDefinitionSource low = () -> List.of(definition(ID, "1.0", DataType.FLOAT));
        ObjectDefinitionSource high = () -> List.of(definition(ID, "1.0", DataType.STRING));
        definitions.addSource(low, Map.of());
        definitions.addSource(high, Map.of("service.ranking", 10));
        assertThat(definitions.types().typeOf(Path.of(ID, 0, 5700))).isEqualTo(DataType.STRING);
        definitions.removeSource(high);
        assertThat(definitions.types().typeOf(Path.of(ID, 0, 5700))).isEqualTo(DataType.FLOAT);
    }

    @Test
    void versions_are_found_by_number_and_newest_first() {
        var definitions = definitions("");
        definitions.addSource(
                () -> List.of(
                        definition(ID, "1.9", DataType.INTEGER),
                        definition(ID, "1.10", DataType.FLOAT),
                        definition(ID, "2.0", DataType.STRING)),
                Map.of());
        assertThat(definitions.find(ID)).map(ObjectDefinition::version).contains("2.0");
        assertThat(definitions.find(ID, "1.9")).isPresent();
        assertThat(definitions.find(ID, "1.5")).isEmpty();
        assertThat(definitions.all())
                .filteredOn(definition -> definition.id() == ID)
                .extracting(ObjectDefinition::version)
                .containsExactly("2.0", "1.10", "1.9");
    }

    @Test
    void a_client_gets_the_types_of_the_versions_that_it_registered() {
        var definitions = definitions("");
        var path = Path.of(ID, 0, 5700);
        var old = definitions.types(Map.of(ID, "1.9"));
        assertThat(old.typeOf(path)).isEqualTo(DataType.NONE);
        definitions.addSource(
                () -> List.of(
                        definition(ID, "1.9", DataType.INTEGER),
                        definition(ID, "1.10", DataType.FLOAT),
                        definition(ID, "2.0", DataType.STRING)),
                Map.of());
        assertThat(old.typeOf(path)).isEqualTo(DataType.INTEGER);
        assertThat(definitions.types(Map.of(ID, "1.11")).typeOf(path)).isEqualTo(DataType.FLOAT);
        assertThat(definitions.types(Map.of(ID, "3.0")).typeOf(path)).isEqualTo(DataType.STRING);
        assertThat(definitions.types(Map.of()).typeOf(path)).isEqualTo(DataType.STRING);
    }

    @Test
    void a_folder_is_read_at_once_and_followed_until_the_end() throws Exception {
        put("first.xml", definition(ID, "1.0", DataType.FLOAT));
        var changes = new LinkedBlockingQueue<Collection<ObjectDefinition>>();
        var watched = DefinitionFolder.watch(folder, changes::add);
        assertThat(changes.poll()).hasSize(1);
        put("second.xml", definition(ID + 1, "1.0", DataType.FLOAT));
        await(changes, all -> all.size() == 2);
        put("second.xml", definition(ID + 2, "1.0", DataType.FLOAT));
        await(changes, all -> all.stream().anyMatch(definition -> definition.id() == ID + 2));
        Files.delete(folder.resolve("first.xml"));
        await(changes, all -> all.size() == 1);
        watched.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().equals("lwm2m-definitions"));
    }

    private static void await(
            LinkedBlockingQueue<Collection<ObjectDefinition>> changes, Predicate<Collection<ObjectDefinition>> expected)
            throws InterruptedException {
        for (var all = changes.poll(20, TimeUnit.SECONDS); ; all = changes.poll(20, TimeUnit.SECONDS)) {
            assertThat(all).as("a change of the folder").isNotNull();
            if (expected.test(all)) {
                return;
            }
        }
    }

    @Test
    void a_broken_file_is_reported_by_name_and_reason_and_hides_no_other() throws Exception {
        put("good.xml", definition(ID, "1.0", DataType.FLOAT));
        Files.writeString(folder.resolve("broken.xml"), "<LWM2M><Object>");
        Files.writeString(folder.resolve("other.txt"), "no definition");
        var log = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(DefinitionFolder.class);
        log.start();
        logger.addAppender(log);
        var definitions = definitions(folder.toString());
        logger.detachAppender(log);
        definitions.close();
        assertThat(definitions.find(ID)).isPresent();
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().levelInt >= ch.qos.logback.classic.Level.WARN_INT)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("broken.xml", "not well-formed");
    }

    @Test
    void the_folder_counts_above_sources_and_standard_objects() throws Exception {
        put("device.xml", definition(3, "1.2", DataType.BOOLEAN));
        var definitions = definitions(folder.toString());
        definitions.addSource(() -> List.of(definition(3, "1.2", DataType.FLOAT)), Map.of("service.ranking", 99));
        assertThat(definitions.types().typeOf(Path.of(3, 0, 5700))).isEqualTo(DataType.BOOLEAN);
        definitions.close();
    }

    @Test
    void a_folder_that_is_not_there_is_made() {
        var missing = folder.resolve("a").resolve("b");
        var definitions = definitions(missing.toString());
        assertThat(missing).isDirectory();
        definitions.close();
    }
}
