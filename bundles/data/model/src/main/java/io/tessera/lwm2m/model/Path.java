// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import java.util.List;

/**
 * Where something is in a client's object tree: root, Object, Object Instance, Resource or Resource Instance (Core 1.2,
 * 7.2). Each id is 0 to 65534; 65535 is reserved.
 *
 * <p>The four ids are packed in one long, each as id + 1 from the highest 16 bits down, 0 where there is none. So a
 * parent is a prefix of the bits of its children and sorts before them.
 *
 * @param bits the packed form; use {@link #of} to make one
 */
public record Path(long bits) implements Comparable<Path> {

    /** The largest id that an Object, an Instance or a Resource can have. */
    public static final int MAX_ID = 65534;

    /** The path {@code /}. */
    public static final Path ROOT = new Path(0);

    /** @throws IllegalArgumentException if a level is left out between two others */
    public Path {
        if (bits != 0 && hasGap(bits)) {
            throw new IllegalArgumentException("Not a path: " + Long.toHexString(bits));
        }
    }

    /** @throws IllegalArgumentException if the id is not 0 to 65534 */
    public static Path of(int object) {
        return new Path(level(object, 0));
    }

    /** @throws IllegalArgumentException if an id is not 0 to 65534 */
    public static Path of(int object, int instance) {
        return new Path(level(object, 0) | level(instance, 1));
    }

    /** @throws IllegalArgumentException if an id is not 0 to 65534 */
    public static Path of(int object, int instance, int resource) {
        return new Path(level(object, 0) | level(instance, 1) | level(resource, 2));
    }

    /** @throws IllegalArgumentException if an id is not 0 to 65534 */
    public static Path of(int object, int instance, int resource, int resourceInstance) {
        return new Path(level(object, 0) | level(instance, 1) | level(resource, 2) | level(resourceInstance, 3));
    }

    /**
     * Reads {@code /3/0/1}, with or without the leading slash; {@code /} and the empty text are the root.
     *
     * @throws RequestRefused with 4.00 if the text is not a path: a segment that is not a decimal number from 0 to
     *     65534 without leading zeros, an empty segment, or more than four
     */
    public static Path parse(CharSequence text) throws RequestRefused {
        int length = text.length();
        int at = length > 0 && text.charAt(0) == '/' ? 1 : 0;
        long bits = 0;
        for (int depth = 0; at < length; depth++) {
            int end = endOfSegment(text, at);
            boolean endsWithSlash = end == length - 1;
            if (depth == 4 || endsWithSlash) {
                throw notAPath(text);
            }
            bits |= level(parseId(text, at, end), depth);
            at = end + 1;
        }
        return new Path(bits);
    }

    /**
     * Reads the segments of a request's path, each one id.
     *
     * @throws RequestRefused with 4.04 if the first is a name, so that some other resource is meant; with 4.00 as {@link
     *     #parse(CharSequence)} does
     */
    public static Path parse(List<String> segments) throws RequestRefused {
        if (!segments.isEmpty() && isName(segments.get(0))) {
            throw new RequestRefused(ResponseCode.NOT_FOUND, "there is only the object tree here");
        }
        if (segments.size() > 4) {
            throw notAPath(String.join("/", segments.subList(0, 5)));
        }
        long bits = 0;
        for (int depth = 0; depth < segments.size(); depth++) {
            bits |= level(parseId(segments.get(depth)), depth);
        }
        return new Path(bits);
    }

    /**
     * Reads one id of a path.
     *
     * @throws RequestRefused with 4.00 if it is not a decimal number from 0 to 65534 without leading zeros
     */
    public static int parseId(CharSequence text) throws RequestRefused {
        return parseId(text, 0, text.length());
    }

    private static int parseId(CharSequence text, int from, int to) throws RequestRefused {
        int digits = to - from;
        if (digits < 1 || digits > 5 || digits > 1 && text.charAt(from) == '0') {
            throw notAPath(text);
        }
        int id = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw notAPath(text);
            }
            id = id * 10 + digit;
        }
        if (id > MAX_ID) {
            throw notAPath(text);
        }
        return id;
    }

    private static boolean isName(String segment) {
        return !segment.isEmpty() && (segment.charAt(0) < '0' || segment.charAt(0) > '9');
    }

    private static int endOfSegment(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '/') {
            end++;
        }
        return end;
    }

    private static RequestRefused notAPath(CharSequence text) {
        int shown = Math.min(text.length(), 40);
        return new RequestRefused(ResponseCode.BAD_REQUEST, "not a path: " + text.subSequence(0, shown));
    }

    /** How many ids it has: 0 root, 1 Object, 2 Object Instance, 3 Resource, 4 Resource Instance. */
    public int depth() {
        return bits == 0 ? 0 : 4 - (Long.numberOfTrailingZeros(bits) >> 4);
    }

    /** The Object ID, or -1 at the root. */
    public int object() {
        return id(0);
    }

    /** The Object Instance ID, or -1 if the path ends above. */
    public int instance() {
        return id(1);
    }

    /** The Resource ID, or -1 if the path ends above. */
    public int resource() {
        return id(2);
    }

    /** The Resource Instance ID, or -1 if the path ends above. */
    public int resourceInstance() {
        return id(3);
    }

    /** The last id, or -1 at the root. */
    public int last() {
        return bits == 0 ? -1 : id(depth() - 1);
    }

    /** The path cut to so many ids; itself when it has no more. */
    public Path cut(int depth) {
        return depth >= 4 ? this : new Path(depth <= 0 ? 0 : bits & -1L << (64 - 16 * depth));
    }

    /** One level up; the root's parent is the root. */
    public Path parent() {
        return cut(depth() - 1);
    }

    /**
     * One level down.
     *
     * @throws IllegalArgumentException if this is a Resource Instance or the id is not 0 to 65534
     */
    public Path child(int id) {
        int depth = depth();
        if (depth == 4) {
            throw new IllegalArgumentException(this + " has no children");
        }
        return new Path(bits | level(id, depth));
    }

    /** Whether the other path is this one or lies below it. */
    public boolean covers(Path other) {
        return bits == 0 || ((bits ^ other.bits) & -1L << (Long.numberOfTrailingZeros(bits) & ~15)) == 0;
    }

    /** Orders a tree depth first: a parent before its children, siblings by id. */
    @Override
    public int compareTo(Path other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    /** {@code /3/0/1}; the root is {@code /}. */
    @Override
    public String toString() {
        if (bits == 0) {
            return "/";
        }
        var text = new StringBuilder(24);
        appendTo(text);
        return text.toString();
    }

    /** Appends {@code /3/0/1}; nothing for the root. */
    public void appendTo(StringBuilder text) {
        for (long rest = bits; rest != 0; rest <<= 16) {
            text.append('/').append((int) (rest >>> 48) - 1);
        }
    }

    private int id(int level) {
        return (int) (bits >>> (48 - 16 * level) & 0xFFFF) - 1;
    }

    private static long level(int id, int level) {
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("Id %d is not 0 to %d".formatted(id, MAX_ID));
        }
        return (id + 1L) << (48 - 16 * level);
    }

    private static boolean hasGap(long bits) {
        long rest = bits;
        while (rest >>> 48 != 0) {
            rest <<= 16;
        }
        return rest != 0;
    }
}
