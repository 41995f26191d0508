// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.packages;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.resource.ResourceUtils;
import biz.aQute.resolve.Bndrun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index as a resolver sees it. */
class RepositoryTest {

    private static final Path FEATURES = Path.of(System.getProperty("tessera.root"), "features");
    private static final Pattern OURS = Pattern.compile("io\\.tessera:(io\\.tessera[^:]*):");
    private static final Pattern SYSTEM_PACKAGES = Pattern.compile("system\\.packages\\.extra\": \"(.*)\"");

    @TempDir
    private Path folder;

    @Test
    void a_feature_is_resolved_from_the_index_with_all_that_it_needs() throws Exception {
        var client = bundles("client");
        var run =
                """
                -standalone: %s
                -runfw: org.apache.felix.framework
                -runee: JavaSE-17
                -runsystempackages: %s
                -runrequires: %s
                """
                        .formatted(
                                Packed.FOLDER.resolve("repository/index.xml").toUri(),
                                systemPackages(),
                                client.stream()
                                        .map("osgi.identity;filter:='(osgi.identity=%s)'"::formatted)
                                        .collect(Collectors.joining(",")));
        var file = Files.writeString(folder.resolve("client.bndrun"), run);

        try (var bndrun = Bndrun.createBndrun(null, file.toFile())) {
            var resolution = bndrun.resolve();

            assertThat(resolution.exception).as(resolution.log).isNull();
            assertThat(resolution.required.keySet())
                    .extracting(ResourceUtils::getIdentity)
                    .containsAll(client)
                    .contains("io.tessera.lwm2m.model", "io.tessera.lwm2m.transport.api", "org.apache.felix.scr");
        }
    }

    private static List<String> bundles(String feature) throws Exception {
        return OURS.matcher(Files.readString(FEATURES.resolve(feature + ".json")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** What the launcher has on its class path. */
    private static String systemPackages() throws Exception {
        var matcher = SYSTEM_PACKAGES.matcher(Files.readString(FEATURES.resolve("framework.json")));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).replace("\\\"", "\"");
    }
}
