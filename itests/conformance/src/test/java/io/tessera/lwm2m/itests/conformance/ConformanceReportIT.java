// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs after all cases, in a process of its own: the documents say what came out. */
class ConformanceReportIT {

    private static final String UPDATE = "./mvnw verify -Dconformance.update";

    private static final List<Class<?>> GROUPS = List.of(
            BootstrapIT.class,
            BootstrapModesIT.class,
            RegistrationIT.class,
            QueueModeIT.class,
            ProfileIdIT.class,
            ReadIT.class,
            WriteIT.class,
            RebootIT.class,
            DeviceManagementIT.class,
            DiscoverIT.class,
            CompositeIT.class,
            ReportingIT.class,
            CompositeReportingIT.class,
            SendIT.class,
            MultiServerIT.class,
            DeviceIT.class,
            ConnectivityIT.class,
            LocationIT.class,
            CellularIT.class,
            FirmwareIT.class,
            FirmwareFailuresIT.class,
            PortfolioIT.class,
            BinaryAppDataIT.class,
            EventLogIT.class,
            SecurityIT.class);

    private static Set<String> cases() {
        return GROUPS.stream()
                .flatMap(group -> Arrays.stream(group.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Case.class))
                .map(method -> method.getName())
                .collect(Collectors.toSet());
    }

    @Test
    void the_documents_are_up_to_date() throws Exception {
        var outcomes = Outcomes.read();
        assertThat(cases()).as("cases of the groups above").containsAll(outcomes.keySet());
        boolean whole = outcomes.keySet().equals(cases())
                && outcomes.values().stream().allMatch(played -> played.size() == Pairing.values().length);
        assumeTrue(whole, "only a part of the cases was played");

        var report = new ConformanceReport(outcomes);
        var target = Files.createDirectories(Path.of("target", "conformance"));
        var docs = Path.of(System.getProperty("conformance.docs"));
        for (var folder :
                System.getProperties().containsKey("conformance.update") ? List.of(target, docs) : List.of(target)) {
            Files.writeString(folder.resolve("conformance.json"), report.json());
            Files.writeString(folder.resolve("conformance.md"), report.markdown());
        }
        for (var name : List.of("conformance.json", "conformance.md")) {
            assertThat(docs.resolve(name))
                    .as("docs/%s is out of date; %s", name, UPDATE)
                    .exists()
                    .hasSameTextualContentAs(target.resolve(name));
        }
    }
}
