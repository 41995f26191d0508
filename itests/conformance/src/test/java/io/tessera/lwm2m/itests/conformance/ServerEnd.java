// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator does at an LwM2M Server. Paths are whole and begin with a slash, values are String, Long, Double,
 * Boolean, Instant or byte[], formats are Content-Format numbers. An operation that the server doesn't have is
 * {@link NotPlayed}.
 */
interface ServerEnd {

    /** The server chooses the format. */
    int ANY = -1;

    /**
     * What the server shows the operator of the client's answer.
     *
     * @param code such as {@code 2.05}
     * @param values as text, by their whole paths
     */
    record Reply(String code, Map<String, String> values) {}

    /**
     * A registration as the server shows it.
     *
     * @param profiles the Profile IDs that came with it
     */
    record Registered(
            String version,
            long lifetime,
            boolean queueMode,
            Instant updated,
            List<String> objects,
            List<String> profiles) {}

    Optional<Registered> registration() throws Exception;

    Reply read(String path, int format) throws Exception;

    /** Write (replace) of a Resource or a Resource Instance. */
    Reply write(String path, Object value, int format) throws Exception;

    /** Write (partial update) of an Object Instance. */
    Reply update(String path, Map<String, Object> values, int format) throws Exception;

    /** Write (replace) of an Object Instance. */
    Reply replace(String path, Map<String, Object> values, int format) throws Exception;

    Reply execute(String path) throws Exception;

    Reply create(String path, Map<String, Object> values) throws Exception;

    Reply delete(String path) throws Exception;

    /** @param depth as in LwM2M 1.2; negative: not sent */
    Reply discover(String path, int depth) throws Exception;

    Reply writeAttributes(String path, String query) throws Exception;

    /** @param query attributes to carry; empty: none */
    Reply observe(String path, String query) throws Exception;

    /** By a request with Observe=1. */
    Reply cancel(String path) throws Exception;

    /** Without a request: the next notification is answered with a Reset. */
    void forget(String path) throws Exception;

    Reply readComposite(List<String> paths, int format) throws Exception;

    Reply writeComposite(Map<String, Object> values, int format) throws Exception;

    Reply observeComposite(List<String> paths, int format) throws Exception;

    /** By a request with Observe=1. */
    Reply cancelComposite(List<String> paths) throws Exception;

    /** Waits until this value was shown, by notification or Send. */
    void awaitShown(String path, String value) throws Exception;
}
