// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.server.rest.RestOnJetty;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageServletTest {

    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"#]+)\"|from \"\\./([^\"]+)\"");

    private final RestOnJetty http =
            new RestOnJetty(Map.of(), Map.of("/lwm2m/*", new PageServlet(new Configured("/a\"><script>"))));

    @AfterEach
    void stop() {
        http.close();
    }

    private HttpResponse<String> get(String path) {
        return http.get("/lwm2m" + path);
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=utf-8",
        "/index.html, text/html;charset=utf-8",
        "/console.css, text/css;charset=utf-8",
        "/main.js, text/javascript;charset=utf-8",
        "/icon.svg, image/svg+xml"
    })
    void each_file_has_its_type_and_the_policy(String path, String type) {
        var file = get(path);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElse("").replace("; ", ";"))
                .isEqualToIgnoringCase(type);
        assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
                .doesNotContain("unsafe");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("X-Frame-Options")).contains("DENY");
    }

    @Test
    void every_file_that_another_one_names_is_there_and_none_is_elsewhere() {
        var names = new HashSet<String>();
        var script = get("/main.js").body();
        for (var text : new String[] {
            get("/").body(),
            script,
            get("/client.js").body(),
            get("/instance.js").body()
        }) {
            LINK.matcher(text)
                    .results()
                    .forEach(found -> names.add(found.group(1) != null ? found.group(1) : found.group(2)));
        }

        assertThat(names).contains("main.js", "console.css", "stream.js", "dialogs.js", "sparkline.js");
        assertThat(names).allSatisfy(name -> {
            assertThat(name).doesNotContain("//");
            assertThat(get("/" + name).statusCode()).as(name).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/main.js/", "/PageServlet.class", "/page/index.html", "/..%2f..%2fMETA-INF"})
    void there_is_nothing_else(String path) {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void an_unchanged_file_is_not_sent_again() {
        var tag = get("/main.js").headers().firstValue("ETag").orElseThrow();

        var again = http.send(HttpRequest.newBuilder(http.uri("/lwm2m/main.js")).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void without_its_slash_the_page_is_elsewhere() {
        var answer = get("");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/lwm2m/");
    }

    @Test
    void where_the_rest_interface_is_gets_into_the_page_as_text() {
        assertThat(get("/").body()).contains("<meta name=\"api\" content=\"/a&quot;>&lt;script>\">");
    }
}
