// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.californium.core.coap.CoAP.Code;

/** What cases do at a server and expect to succeed. */
record Steps(Pair pair) {

    static final int TEXT = 0;
    static final int CBOR = 60;
    static final int OPAQUE = 42;
    static final int SENML_JSON = 110;
    static final int SENML_CBOR = 112;
    static final int TLV = 11_542;
    static final int JSON = 11_543;

    /** That of configuration C.1, seconds. */
    static final long LIFETIME = 86_400;

    private ServerEnd server() {
        return pair.server();
    }

    Done read(String path) throws Exception {
        return pair.done(Code.GET, path, () -> server().read(path, ServerEnd.ANY))
                .hasCode("2.05");
    }

    Done read(String path, int format) throws Exception {
        return pair.done(Code.GET, path, () -> server().read(path, format))
                .hasCode("2.05")
                .hasFormat(format);
    }

    Done discover(String path) throws Exception {
        return discover(path, -1);
    }

    Done discover(String path, int depth) throws Exception {
        return pair.done(Code.GET, path, () -> server().discover(path, depth))
                .hasCode("2.05")
                .hasFormat(40);
    }

    Done write(String path, Object value, int format) throws Exception {
        return pair.done(Code.PUT, path, () -> server().write(path, value, format))
                .hasCode("2.04")
                .wasWrittenIn(format);
    }

    Done update(String path, Map<String, Object> values, int format) throws Exception {
        return pair.done(Code.POST, path, () -> server().update(path, values, format))
                .hasCode("2.04")
                .wasWrittenIn(format);
    }

    Done replace(String path, Map<String, Object> values, int format) throws Exception {
        return pair.done(Code.PUT, path, () -> server().replace(path, values, format))
                .hasCode("2.04")
                .wasWrittenIn(format);
    }

    Done attributes(String path, String query) throws Exception {
        return pair.done(Code.PUT, path, () -> server().writeAttributes(path, query))
                .hasCode("2.04");
    }

    Done execute(String path) throws Exception {
        return pair.done(Code.POST, path, () -> server().execute(path)).hasCode("2.04");
    }

    /** With these periods, seconds; the Resources that the answer has to have. */
    Notifications observe(String path, int pmin, int pmax, String... shown) throws Exception {
        attributes(path, "pmin=%d&pmax=%d".formatted(pmin, pmax));
        var observed = pair.done(Code.GET, path, () -> server().observe(path, ""));
        return Notifications.of(pair, observed.hasCode("2.05").showsSomethingAt(shown));
    }

    void cancel(String path) throws Exception {
        var cancelled = pair.done(Code.GET, path, () -> server().cancel(path));
        assertThat(cancelled.hasCode("2.05").request().message().getOptions().getObserve())
                .isEqualTo(1);
        assertThat(cancelled.answer().message().getOptions().hasObserve()).isFalse();
    }

    /** An Object Instance of the Portfolio with these identities. */
    void portfolio(int instance, String... identities) throws Exception {
        var values = new TreeMap<String, Object>();
        for (int i = 0; i < identities.length; i++) {
            values.put("/16/%d/0/%d".formatted(instance, i), identities[i]);
        }
        pair.done(Code.POST, "/16", () -> server().create("/16/" + instance, values))
                .hasCode("2.01");
    }

    void delete(String path) throws Exception {
        pair.done(Code.DELETE, path, () -> server().delete(path)).hasCode("2.02");
    }

    /** Writes the lifetime; the Update that follows and says so. */
    Seen lifetime(long seconds) throws Exception {
        var written = write("/1/0/1", seconds, TEXT);
        return pair.awaitUpdate(
                written.request().number(), update -> update.query().equals(List.of("lt=" + seconds)));
    }

    /** The Update that tells this lifetime follows. */
    void awaitLifetime(Done written, long seconds) throws InterruptedException {
        pair.awaitUpdate(written.request().number(), update -> update.query().contains("lt=" + seconds));
    }

    /** The Server Object becomes as it is in C.3. */
    void restore() throws Exception {
        var lifetime = server().registration().orElseThrow().lifetime();
        var values = Map.<String, Object>of("/1/0/1", LIFETIME, "/1/0/2", 1L, "/1/0/3", 10L, "/1/0/6", false);
        var written = update("/1/0", values, TLV);
        if (lifetime != LIFETIME) {
            awaitLifetime(written, LIFETIME);
        }
    }
}
