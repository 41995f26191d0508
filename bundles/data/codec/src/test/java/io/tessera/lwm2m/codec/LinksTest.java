// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

import static io.tessera.lwm2m.codec.Samples.text;
import static io.tessera.lwm2m.codec.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Link.Attribute;
import io.tessera.lwm2m.model.MalformedContent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private final Codec codec = Codecs.create();

    @Test
    void a_registration() throws Exception {
        var links = List.of(
                new Link("/", List.of(new Attribute("rt", "oma.lwm2m"), new Attribute("ct", "60 110 112"))),
                new Link("/1/0"),
                new Link("/3", List.of(new Attribute("ver", "1.2"))),
                new Link("/3/0"));
        var text = "</>;rt=\"oma.lwm2m\";ct=\"60 110 112\",</1/0>,</3>;ver=1.2,</3/0>";
        assertThat(text(codec.encodeLinks(links))).isEqualTo(text);
        assertThat(codec.decodeLinks(utf8(text))).isEqualTo(links);
    }

    @Test
    void a_discover_answer() throws Exception {
        var text = "</3/0/7>;dim=8;pmin=10;pmax=60;gt=50;lt=42.2,</3/0/7/0>,</3/0/7/1>;lt=-45";
        var links = codec.decodeLinks(utf8(text));
        assertThat(links).hasSize(3);
        assertThat(links.get(0).attribute("lt")).contains("42.2");
        assertThat(text(codec.encodeLinks(links))).isEqualTo(text);
    }

    @Test
    void a_bootstrap_discover_answer() throws Exception {
        var text = "</>;lwm2m=1.1,</0/1>;ssid=102;uri=\"coaps://server_1.example.com\",</0/2>";
        assertThat(text(codec.encodeLinks(codec.decodeLinks(utf8(text))))).isEqualTo(text);
    }

    @Test
    void commas_and_semicolons_in_quotes_spaces_around_separators_and_attributes_of_any_name() throws Exception {
        assertThat(codec.decodeLinks(
                        utf8(" </> ; rt=\"oma.lwm2m\" ; foo=\"a,b;c\\\"d\\\\\" ;bar , </1/0>;ver=\"1.1\" ")))
                .containsExactly(
                        new Link(
                                "/",
                                List.of(
                                        new Attribute("rt", "oma.lwm2m"),
                                        new Attribute("foo", "a,b;c\"d\\"),
                                        new Attribute("bar"))),
                        new Link("/1/0", List.of(new Attribute("ver", "1.1"))));
    }

    @Test
    void quotes_are_escaped_when_written() throws Exception {
        var links = List.of(new Link("/x", List.of(new Attribute("title", "a\"b\\c\"é"), new Attribute("empty", ""))));
        assertThat(codec.decodeLinks(codec.encodeLinks(links))).isEqualTo(links);
    }

    @Test
    void names_that_nobody_defined_are_written_like_those_that_are() throws Exception {
        var text = "</3/0>;pmin=10;unheard=11;title=\"a word\";rt=\"x\";flag;pmax;sz=5;été=\"é\"";
        var links = List.of(new Link(
                "/3/0",
                List.of(
                        new Attribute("pmin", "10"),
                        new Attribute("unheard", "11"),
                        new Attribute("title", "a word"),
                        new Attribute("rt", "x"),
                        new Attribute("flag"),
                        new Attribute("pmax"),
                        new Attribute("sz", "5"),
                        new Attribute("été", "é"))));
        assertThat(text(codec.encodeLinks(links))).isEqualTo(text);
    }

    @Test
    void texts_of_any_length_and_in_any_script() throws Exception {
        for (int length = 0; length < 5000; length = 1 + 2 * length) {
            for (var character : List.of("a", "é", "€", "😀", "\"", "\\")) {
                var text = character.repeat(length);
                var links = List.of(
                        new Link("/1", List.of(new Attribute("title", text), new Attribute("x", text))),
                        new Link("/2"));
                assertThat(codec.decodeLinks(codec.encodeLinks(links))).isEqualTo(links);
            }
        }
    }

    @Test
    void no_links() throws Exception {
        assertThat(codec.encodeLinks(List.of())).isEmpty();
        assertThat(codec.decodeLinks(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/3/0",
                "<",
                "</3",
                "</3>,",
                "</3>;",
                "</3>;ver=",
                "</3>;ver=\"1",
                "</3>;=1",
                "</3></4>",
                ",</3>",
                "</3>;a=\"b\"c",
                "</3>;ver=\"1\\",
                "</3>;a=b c"
            })
    void what_is_no_link_format_is_malformed(String text) {
        assertThatThrownBy(() -> codec.decodeLinks(utf8(text))).isInstanceOf(MalformedContent.class);
    }

    @Test
    void more_links_than_the_limit_are_refused() {
        var small = Codecs.create(new Limits(1000, 3, 100, 4));
        assertThatThrownBy(() -> small.decodeLinks(utf8("</1>,</2>,</3>,</4>"))).isInstanceOf(MalformedContent.class);
    }
}
