// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * A configured account, checked.
 *
 * @param client the name of the client that it belongs to
 */
record AccountSettings(
        String client,
        String uri,
        int shortServerId,
        long lifetime,
        long minimumPeriod,
        long maximumPeriod,
        long disableTimeout,
        boolean storeNotifications,
        String binding) {

    private static final long MAX_SECONDS = 0xFFFF_FFFFL;
    private static final int MAX_SHORT_SERVER_ID = 65534;
    private static final String BINDINGS = "[UTSNMHQ]{1,7}";

    /** @throws IllegalArgumentException that names the attribute and its allowed values */
    AccountSettings {
        require(!client.isBlank(), "lwm2m.client", "the name of a client");
        require(isServerUri(uri), "uri", "coap://<host>[:<port>], but is \"" + uri + "\"");
        require(
                shortServerId >= 1 && shortServerId <= MAX_SHORT_SERVER_ID,
                "shortServerId",
                "1 to 65534, but is " + shortServerId);
        requireSeconds("lifetime", lifetime);
        requireSeconds("minimumPeriod", minimumPeriod);
        requireSeconds("maximumPeriod", maximumPeriod);
        requireSeconds("disableTimeout", disableTimeout);
        boolean isOrdered = maximumPeriod == 0 || maximumPeriod >= minimumPeriod;
        require(isOrdered, "maximumPeriod", "0 (none) or at least minimumPeriod, but is " + maximumPeriod);
        boolean isBinding =
                binding.matches(BINDINGS) && binding.chars().distinct().count() == binding.length();
        require(isBinding, "binding", "letters of U, T, S, N, M, H and Q, each at most once, but is " + binding);
    }

    static void require(boolean fulfilled, String attribute, String allowed) {
        if (!fulfilled) {
            throw new IllegalArgumentException(attribute + " must be " + allowed);
        }
    }

    private static void requireSeconds(String attribute, long value) {
        require(value >= 0 && value <= MAX_SECONDS, attribute, "0 to 4294967295 seconds, but is " + value);
    }

    private static boolean isServerUri(String text) {
        try {
            var uri = new URI(text);
            boolean hasPort = uri.getPort() != 0 && uri.getPort() <= 0xFFFF;
            boolean isBare = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            return "coap".equals(uri.getScheme()) && uri.getHost() != null && hasPort && isBare;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Tells whether a configuration is the one that was applied before. */
    String fingerprint() {
        return toString();
    }

    /** What the Security Instance holds. */
    List<PathValue> security(ObjectDefinition definition, int instance) {
        var values = new Values(definition, Path.of(definition.id(), instance));
        values.add(AccountReader.SERVER_URI, Value.of(uri));
        values.add(AccountReader.IS_BOOTSTRAP_SERVER, Value.of(false));
        values.add(AccountReader.SECURITY_MODE, Value.of((long) AccountReader.NO_SECURITY));
        for (int key = 3; key <= 5; key++) {
            values.add(key, Value.of(new byte[0]));
        }
        values.add(AccountReader.SECURITY_SHORT_SERVER_ID, Value.of((long) shortServerId));
        return values.all;
    }

    /** What the Server Instance holds. */
    List<PathValue> server(ObjectDefinition definition, int instance) {
        var values = new Values(definition, Path.of(definition.id(), instance));
        values.add(AccountReader.SHORT_SERVER_ID, Value.of((long) shortServerId));
        values.add(AccountReader.LIFETIME, Value.of(lifetime));
        values.add(AccountReader.MINIMUM_PERIOD, Value.of(minimumPeriod));
        values.add(AccountReader.MAXIMUM_PERIOD, Value.of(maximumPeriod));
        values.add(AccountReader.DISABLE_TIMEOUT, Value.of(disableTimeout));
        values.add(AccountReader.STORE_NOTIFICATIONS, Value.of(storeNotifications));
        values.add(AccountReader.BINDING, Value.of(binding));
        return values.all;
    }

    /** Values of the types that the definition says; what it doesn't have is left out. */
    private static final class Values {

        private final List<PathValue> all = new ArrayList<>();
        private final ObjectDefinition definition;
        private final Path instance;

        Values(ObjectDefinition definition, Path instance) {
            this.definition = definition;
            this.instance = instance;
        }

        void add(int resource, Value value) {
            var path = instance.child(resource);
            var type = definition.typeOf(path);
            if (type == DataType.UNSIGNED_INTEGER && value instanceof Value.IntegerValue whole) {
                all.add(new PathValue(path, new Value.UnsignedIntegerValue(whole.value())));
            } else if (type == value.type()) {
                all.add(new PathValue(path, value));
            }
        }
    }
}
