// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tessera.itests.architecture.Rooms.Room;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Arrows point down: interface bundles, then the APIs, then transport and codec, then the model. */
class LayerRulesTest {

    private static final String ROOT = "io.tessera.lwm2m.";

    /** Keys are asked of the platform by whoever keeps something on disk, or proves itself to others. */
    private static final String[] KEYS = {ROOT + "platform.secrets", ROOT + "platform.keys"};

    private static JavaClasses classes;

    @BeforeAll
    static void read_the_classes() {
        var folders = Rooms.all().stream()
                .map(Room::classes)
                .filter(Files::isDirectory)
                .toList();
        classes = new ClassFileImporter().importPaths(folders);
    }

    @Test
    void the_model_depends_on_nothing() {
        classes()
                .that()
                .resideInAPackage(ROOT + "model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "model..", "org.osgi.annotation..")
                .check(classes);
    }

    @Test
    void the_codec_knows_no_wing() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "codec..", ROOT + "definitions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(wings("transport", "client", "server", "objects", "platform", "bridge", "kura"))
                .check(classes);
    }

    @Test
    void no_transport_knows_who_uses_it() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "transport..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(wings("client", "server", "objects", "platform", "bridge", "kura"))
                                .and(not(resideInAnyPackage(KEYS))))
                .check(classes);
    }

    @Test
    void client_and_server_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(wings("server", "bridge", "kura"))
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "server..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(wings("client", "objects", "platform", "bridge", "kura"))
                        .and(not(resideInAnyPackage(KEYS))))
                .check(classes);
    }

    @Test
    void platform_and_bridge_know_no_protocol() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "platform..", ROOT + "bridge.api..", ROOT + "bridge.linux..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(wings("transport", "client", "server", "objects"))
                .check(classes);
    }

    @Test
    void californium_is_known_to_the_transport_only() {
        noClasses()
                .that()
                .resideInAPackage("io.tessera..")
                .and()
                .resideOutsideOfPackage(ROOT + "transport..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.californium..")
                .check(classes);
    }

    @Test
    void kura_is_known_to_the_kura_rooms_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.eclipse.kura..", ROOT + "kura..", ROOT + "platform.kura..", ROOT + "bridge.kura..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.kura..")
                .check(classes);
    }

    private static String[] wings(String... names) {
        return java.util.Arrays.stream(names).map(name -> ROOT + name + "..").toArray(String[]::new);
    }
}
