// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Link.Attribute;
import io.tessera.lwm2m.model.MalformedContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads CoRE Link format (RFC 6690). */
final class LinkReader {

    private static final int USUAL_LINK = 10;
    private static final int MOST_FORESEEN = 256;

    private static final boolean[] END_OF_TARGET = ends(">");
    private static final boolean[] END_OF_WORD = ends(" \t\r\n;,\"");
    private static final boolean[] END_OF_NAME = endsOfName();

    private final byte[] in;
    private final Limits limits;
    private final List<Link> links;
    private final ArrayList<Attribute> attributes = new ArrayList<>(4);
    private int at;
    private int parts;

    private LinkReader(byte[] in, Limits limits) {
        this.in = in;
        this.limits = limits;
        this.links = new ArrayList<>(Math.min(1 + in.length / USUAL_LINK, MOST_FORESEEN));
    }

    private static boolean[] ends(String characters) {
        var ends = new boolean[256];
        characters.chars().forEach(c -> ends[c] = true);
        return ends;
    }

    /** A name is ASCII without controls. */
    private static boolean[] endsOfName() {
        var ends = ends("=;,\"<>");
        Arrays.fill(ends, 0, ' ' + 1, true);
        Arrays.fill(ends, 128, ends.length, true);
        return ends;
    }

    static List<Link> read(byte[] payload, Limits limits) throws MalformedContent {
        var reader = new LinkReader(payload, limits);
        reader.read();
        return reader.links;
    }

    private void read() throws MalformedContent {
        if (peek() < 0) {
            return;
        }
        do {
            links.add(readLink());
        } while (accept(','));
        if (peek() >= 0) {
            throw malformed("no comma where a link ends");
        }
    }

    private Link readLink() throws MalformedContent {
        if (!accept('<')) {
            throw malformed("no '<' where a link is due");
        }
        count();
        var target = readUntil(END_OF_TARGET);
        if (!accept('>')) {
            throw malformed("a target without end");
        }
        attributes.clear();
        while (accept(';')) {
            count();
            attributes.add(readAttribute());
        }
        return attributes.isEmpty() ? new Link(target) : new Link(target, attributes);
    }

    private void count() throws MalformedContent {
        if (++parts > limits.maxRecords()) {
            throw malformed("more than %d links and attributes".formatted(limits.maxRecords()));
        }
    }

    private Attribute readAttribute() throws MalformedContent {
        peek();
        var name = readUntil(END_OF_NAME);
        if (name.isEmpty()) {
            throw malformed("an attribute without name");
        }
        if (!accept('=')) {
            return new Attribute(name);
        }
        return new Attribute(name, peek() == '"' ? readQuoted() : readWord());
    }

    private String readWord() throws MalformedContent {
        var word = readUntil(END_OF_WORD);
        if (word.isEmpty()) {
            throw malformed("an attribute without value");
        }
        return word;
    }

    /** @param ends by the byte, whether it ends the text */
    private String readUntil(boolean[] ends) throws MalformedContent {
        int start = at;
        int end = start;
        int hash = 0;
        for (; end < in.length && !ends[in[end] & 0xFF]; end++) {
            hash = 31 * hash + in[end];
        }
        at = end;
        return Shared.text(in, start, end - start, hash);
    }

    private String readQuoted() throws MalformedContent {
        int start = ++at;
        boolean escaped = false;
        while (at < in.length && in[at] != '"') {
            if (in[at] == '\\') {
                escaped = true;
                at++;
            }
            at++;
        }
        if (at >= in.length) {
            throw malformed("a quoted value without end");
        }
        int end = at++;
        return escaped ? unescape(start, end) : Utf8.read(in, start, end - start);
    }

    private String unescape(int start, int end) throws MalformedContent {
        var plain = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            if (in[i] == '\\') {
                i++;
            }
            plain[length++] = in[i];
        }
        return Utf8.read(plain, 0, length);
    }

    /** The next character that is no space, not consumed; -1 at the end. */
    private int peek() {
        while (at < in.length) {
            int c = in[at] & 0xFF;
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                return c;
            }
            at++;
        }
        return -1;
    }

    private boolean accept(int character) {
        if (peek() != character) {
            return false;
        }
        at++;
        return true;
    }

    private MalformedContent malformed(String message) {
        return new MalformedContent("link format, byte %d: %s".formatted(at, message));
    }
}
