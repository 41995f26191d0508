// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DdfTest {

    static final String THERMOMETER =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <LWM2M xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <Object ObjectType="MODefinition">
                <Name>Thermometer</Name>
                <Description1><![CDATA[What is <b>not</b> kept]]></Description1>
                <ObjectID>33000</ObjectID>
                <ObjectURN>urn:oma:lwm2m:x:33000:1.1</ObjectURN>
                <LWM2MVersion>1.0</LWM2MVersion>
                <ObjectVersion>1.1</ObjectVersion>
                <MultipleInstances>Multiple</MultipleInstances>
                <Mandatory>Optional</Mandatory>
                <Resources>
                  <Item ID="5700">
                    <Name>Sensor Value</Name>
                    <Operations>R</Operations>
                    <MultipleInstances>Single</MultipleInstances>
                    <Mandatory>Mandatory</Mandatory>
                    <Type>Float</Type>
                    <RangeEnumeration>-40..125</RangeEnumeration>
                    <Units>Cel</Units>
                    <Description>As of <i>now</i></Description>
                  </Item>
                  <Item ID="5605">
                    <Name>Reset</Name>
                    <Operations>E</Operations>
                    <MultipleInstances>Single</MultipleInstances>
                    <Mandatory>Optional</Mandatory>
                    <Type></Type>
                    <RangeEnumeration></RangeEnumeration>
                    <Units></Units>
                    <Description></Description>
                  </Item>
                </Resources>
                <Description2></Description2>
              </Object>
            </LWM2M>
            """;

    private static List<ObjectDefinition> read(String xml) throws InvalidDefinition, IOException {
        return Ddf.read(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    private static List<ObjectDefinition> rewritten(List<ObjectDefinition> definitions) throws Exception {
        var xml = new ByteArrayOutputStream();
        Ddf.write(definitions, xml);
        return Ddf.read(new ByteArrayInputStream(xml.toByteArray()));
    }

    @Test
    void reads_what_the_schema_names() throws Exception {
        var definition = read(THERMOMETER).get(0);
        assertThat(definition).hasToString("/33000 Thermometer 1.1");
        assertThat(definition.multiple()).isTrue();
        assertThat(definition.mandatory()).isFalse();
        assertThat(definition.resource(5700)).hasValueSatisfying(resource -> {
            assertThat(resource.type()).isEqualTo(DataType.FLOAT);
            assertThat(resource.operations()).isEqualTo(Operations.R);
            assertThat(resource.mandatory()).isTrue();
            assertThat(resource.multiple()).isFalse();
            assertThat(resource.range()).isEqualTo("-40..125");
            assertThat(resource.units()).isEqualTo("Cel");
        });
        assertThat(definition.resource(5605)).hasValueSatisfying(resource -> {
            assertThat(resource.type()).isEqualTo(DataType.NONE);
            assertThat(resource.operations()).isEqualTo(Operations.E);
        });
    }

    @Test
    void a_file_of_the_first_schema_has_no_version_and_means_1_0() throws Exception {
        var xml = THERMOMETER.replaceAll("<(LWM2MVersion|ObjectVersion)>.*?</\\1>", "");
        assertThat(read(xml).get(0).version()).isEqualTo("1.0");
    }

    @Test
    void writes_what_it_reads() throws Exception {
        var definitions = read(THERMOMETER);
        var again = rewritten(definitions);
        assertThat(again).hasSize(1);
        assertThat(again.get(0)).hasToString(definitions.get(0).toString());
        assertThat(again.get(0).resources()).isEqualTo(definitions.get(0).resources());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <ObjectID>33000                | <ObjectID>65535          | ObjectID
                    <ObjectID>33000                | <ObjectID>x              | ObjectID
                    <ObjectID>33000</ObjectID>     | ''                       | ObjectID
                    <Name>Thermometer              | <Name>                   | Name
                    <ObjectVersion>1.1             | <ObjectVersion>one       | ObjectVersion
                    <Mandatory>Optional            | <Mandatory>Maybe         | Mandatory
                    <MultipleInstances>Multiple    | <MultipleInstances>Some  | MultipleInstances
                    <Type>Float                    | <Type>Real               | Type
                    <Operations>R<                 | <Operations>X<           | Operations
                    ID="5605"                      | ID="5700"                | 5700
                    ID="5605"                      | ID="-1"                  | ID
                    ID="5605"                      | Id="1"                   | ID
                    """)
    void says_what_is_wrong(String right, String wrong, String named) {
        assertThat(THERMOMETER).contains(right);
        assertThatThrownBy(() -> read(THERMOMETER.replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining(named)
                .hasMessageContaining("line");
    }

    @Test
    void refuses_a_dtd_and_external_entities() {
        var entity = THERMOMETER
                .replace("<LWM2M", "<!DOCTYPE LWM2M [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><LWM2M")
                .replace("<Name>Thermometer", "<Name>&x;");
        assertThatThrownBy(() -> read(entity)).isInstanceOf(InvalidDefinition.class);
    }

    @Test
    void refuses_other_xml_and_what_is_too_long() {
        assertThatThrownBy(() -> read("<html/>")).isInstanceOf(InvalidDefinition.class);
        assertThatThrownBy(() -> read("<LWM2M/>")).isInstanceOf(InvalidDefinition.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(InvalidDefinition.class);
        assertThatThrownBy(() -> read(THERMOMETER + " ".repeat(Ddf.MAX_BYTES))).isInstanceOf(InvalidDefinition.class);
    }

    @Test
    void refuses_a_file_that_is_cut_off_anywhere() {
        int end = THERMOMETER.lastIndexOf('>');
        for (int length = 0; length <= end; length += 3) {
            var cut = THERMOMETER.substring(0, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(InvalidDefinition.class);
        }
    }

    @Test
    void reads_every_file_of_the_registry() throws Exception {
        var registry = registry();
        assumeThat(registry).isNotNull();
        int files = 0;
        try (var walk = Files.walk(registry)) {
            for (var file :
                    walk.filter(path -> path.toString().endsWith(".xml")).toList()) {
                try (var xml = Files.newInputStream(file)) {
                    var definitions = Ddf.read(xml);
                    assertThat(definitions).as(file.toString()).isNotEmpty();
                    assertThat(rewritten(definitions).get(0).resources())
                            .isEqualTo(definitions.get(0).resources());
                    files++;
                }
            }
        }
        assertThat(files).isGreaterThan(50);
    }

    @Test
    void the_standard_objects_are_those_of_the_registry() throws Exception {
        var registry = registry();
        assumeThat(registry).isNotNull();
        var standard = ObjectDefinitions.standard();
        try (var files = Files.newDirectoryStream(registry, "*.xml")) {
            for (var file : files) {
                try (var xml = Files.newInputStream(file)) {
                    var registered = Ddf.read(xml).get(0);
                    assertThat(standard.find(registered.id(), registered.version()))
                            .as(file.toString())
                            .hasValueSatisfying(
                                    ours -> assertThat(ours.resources()).isEqualTo(registered.resources()));
                }
            }
        }
    }

    /** {@code oma-registry} in a folder named shared beside the repository, null where there is none. */
    private static Path registry() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var registry = folder.resolve("shared").resolve("oma-registry");
            if (Files.isDirectory(registry)) {
                return registry;
            }
        }
        return null;
    }
}
