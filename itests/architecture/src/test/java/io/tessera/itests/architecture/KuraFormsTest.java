// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What Kura's console needs of a bundle's metatype and components, and what it can't show. */
class KuraFormsTest {

    private static final Set<String> TYPES =
            Set.of("String", "Long", "Double", "Float", "Integer", "Byte", "Char", "Boolean", "Short", "Password");

    /** A person must say it, and nothing else would do. */
    private static final Set<String> NEEDED =
            Set.of("io.tessera.lwm2m.client.runtime.account uri", "io.tessera.lwm2m.client.bootstrap.factory file");

    /** Kura's Status page knows it by this; it isn't configured. */
    private static final String ON_THE_STATUS_PAGE = "io.tessera.lwm2m.kura.status.servers";

    private static List<Form> forms;
    private static List<Element> components;

    record Form(String file, Element root) {

        Element ocd() {
            return (Element) root.getElementsByTagName("OCD").item(0);
        }

        Element designate() {
            return (Element) root.getElementsByTagName("Designate").item(0);
        }

        boolean isFactory() {
            return designate().hasAttribute("factoryPid");
        }

        List<Element> attributes() {
            return elements(root, "AD");
        }

        String name(Element attribute) {
            return file + " " + attribute.getAttribute("id");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    @BeforeAll
    static void read_what_is_built() throws Exception {
        components = new ArrayList<>();
        for (var room : Rooms.all()) {
            for (var file : files(room.classes().resolve("OSGI-INF"))) {
                components.add(parse(file));
            }
        }
    }

    static Stream<Form> forms() throws Exception {
        if (forms == null) {
            forms = new ArrayList<>();
            for (var room : Rooms.all()) {
                for (var file : files(room.classes().resolve("OSGI-INF/metatype"))) {
                    var name = file.getFileName().toString();
                    forms.add(new Form(name.substring(0, name.length() - ".xml".length()), parse(file)));
                }
            }
        }
        return forms.stream();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml")).toList();
        }
    }

    private static Element parse(Path file) throws Exception {
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return parser.parse(file.toFile()).getDocumentElement();
    }

    private static List<Element> elements(Element parent, String name) {
        var nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> (Element) nodes.item(index))
                .toList();
    }

    /** Kura looks for the file by the PID, for the form by the PID, and for the component by the PID. */
    @ParameterizedTest
    @MethodSource("forms")
    void file_form_and_component_have_the_name_of_the_pid(Form form) {
        assertThat(form.ocd().getAttribute("id")).isEqualTo(form.file());
        assertThat(form.designate().getAttribute(form.isFactory() ? "factoryPid" : "pid"))
                .isEqualTo(form.file());
        assertThat(components)
                .as("component that is configured by it")
                .anyMatch(
                        component -> component.getAttribute("configuration-pid").equals(form.file())
                                || component.getAttribute("name").equals(form.file()));
        if (form.isFactory()) {
            assertThat(components)
                    .as("component of that name")
                    .anyMatch(component -> component.getAttribute("name").equals(form.file()));
        }
    }

    /** It matches elements by their names with prefix, and shows keys of a translation as they are. */
    @ParameterizedTest
    @MethodSource("forms")
    void texts_are_plain_english(Form form) {
        assertThat(form.ocd().getAttribute("name")).isNotBlank().doesNotStartWith("%");
        for (var attribute : form.attributes()) {
            assertThat(attribute.getAttribute("name"))
                    .as(form.name(attribute))
                    .isNotBlank()
                    .doesNotStartWith("%");
            assertThat(attribute.getAttribute("description"))
                    .as(form.name(attribute))
                    .isNotBlank()
                    .doesNotStartWith("%");
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_type_can_be_shown(Form form) {
        for (var attribute : form.attributes()) {
            assertThat(TYPES).as(form.name(attribute)).contains(attribute.getAttribute("type"));
        }
    }

    /** As collections they have no field, and an empty box of one that is required can't be applied. */
    @ParameterizedTest
    @MethodSource("forms")
    void several_values_are_an_array_that_may_be_empty(Form form) {
        for (var attribute : form.attributes()) {
            var cardinality = attribute.getAttribute("cardinality");
            if (!cardinality.isEmpty()) {
                assertThat(Integer.parseInt(cardinality))
                        .as(form.name(attribute))
                        .isPositive();
                assertThat(attribute.getAttribute("required"))
                        .as(form.name(attribute))
                        .isEqualTo("false");
            }
        }
    }

    /** A field that is required and empty can't be applied, so what is empty by default may stay so. */
    @ParameterizedTest
    @MethodSource("forms")
    void what_is_shipped_can_be_applied(Form form) {
        for (var attribute : form.attributes()) {
            boolean isEmpty = attribute.hasAttribute("default")
                    && attribute.getAttribute("default").isEmpty();
            if (isEmpty && !NEEDED.contains(form.name(attribute))) {
                assertThat(attribute.getAttribute("required"))
                        .as(form.name(attribute))
                        .isEqualTo("false");
            }
        }
    }

    /** Published with the component's services if the id has no dot, and readable in the metatype if there is a default. */
    @ParameterizedTest
    @MethodSource("forms")
    void a_secret_stays_one(Form form) {
        for (var attribute : form.attributes()) {
            if (attribute.getAttribute("type").equals("Password")) {
                assertThat(attribute.getAttribute("id")).startsWith(".");
                assertThat(attribute.getAttribute("default"))
                        .as(form.name(attribute))
                        .isEmpty();
                assertThat(attribute.getAttribute("required"))
                        .as(form.name(attribute))
                        .isEqualTo("false");
            }
        }
    }

    /** Options are sorted by their labels, by which they are known, too. */
    @ParameterizedTest
    @MethodSource("forms")
    void each_option_has_a_label_of_its_own(Form form) {
        for (var attribute : form.attributes()) {
            var labels = elements(attribute, "Option").stream()
                    .map(option -> option.getAttribute("label"))
                    .toList();
            assertThat(labels).as(form.name(attribute)).doesNotHaveDuplicates().doesNotContain("");
        }
    }

    /** With both the same, a field can't be written in; of a text they would be its length. */
    @ParameterizedTest
    @MethodSource("forms")
    void limits_are_those_of_numbers(Form form) {
        for (var attribute : form.attributes()) {
            var least = attribute.getAttribute("min");
            var most = attribute.getAttribute("max");
            if (attribute.getAttribute("type").equals("String")) {
                assertThat(least + most).as(form.name(attribute)).isEmpty();
            }
            if (!least.isEmpty() && !most.isEmpty()) {
                assertThat(Double.parseDouble(least)).as(form.name(attribute)).isLessThan(Double.parseDouble(most));
            }
        }
    }

    /** Kura's own would be joined with it, and an array of two be the name from then on. */
    @Test
    void no_component_says_what_its_pid_is() {
        for (var component : components) {
            boolean isShown = component.getAttribute("name").equals(ON_THE_STATUS_PAGE);
            assertThat(elements(component, "property"))
                    .extracting(property -> property.getAttribute("name"))
                    .as(component.getAttribute("name"))
                    .doesNotContain("service.pid", isShown ? "service.pid" : "kura.service.pid");
        }
    }

    /** A first server in the order in which a person thinks of it. */
    @Test
    void the_account_begins_with_what_a_first_server_needs() throws Exception {
        var account = forms().filter(form -> form.file().equals("io.tessera.lwm2m.client.runtime.account"))
                .findFirst()
                .orElseThrow();
        assertThat(account.attributes())
                .extracting(attribute -> attribute.getAttribute("id"))
                .startsWith("uri", "shortServerId", "securityMode", "identity", ".key", "lifetime");
    }
}
