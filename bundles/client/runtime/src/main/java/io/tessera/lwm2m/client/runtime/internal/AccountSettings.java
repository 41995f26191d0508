// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A configured account, checked.
 *
 * @param client the name of the client that it belongs to
 * @param security with what it proves itself
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
        boolean muteSend,
        String binding,
        AccountSecurity security)
        implements ConfiguredAccount {

    private static final long MAX_SECONDS = 0xFFFF_FFFFL;
    private static final int MAX_SHORT_SERVER_ID = 65534;
    private static final List<String> SCHEMES = List.of("coap", "coaps");
    private static final String BINDINGS = "[UTSNMHQ]{1,7}";

    /** @throws IllegalArgumentException that names the attribute and its allowed values */
    AccountSettings {
        requireServer(client, uri, security);
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

    /** What every server needs: a client, a URI, and something that it can prove itself with over that. */
    static void requireServer(String client, String uri, AccountSecurity security) {
        require(!client.isBlank(), "lwm2m.client", "the name of a client");
        require(isServerUri(uri), "uri", "coaps://<host>[:<port>] or coap://<host>[:<port>], but is \"" + uri + "\"");
        var instance = InstanceValues.of(security.at(Path.of(0, 0))).iterator().next();
        SecurityInstance.credentials(instance, URI.create(uri));
    }

    static void require(boolean fulfilled, String attribute, String allowed) {
        if (!fulfilled) {
            throw new IllegalArgumentException(attribute + " must be " + allowed);
        }
    }

    static void requireSeconds(String attribute, long value) {
        require(value >= 0 && value <= MAX_SECONDS, attribute, "0 to 4294967295 seconds, but is " + value);
    }

    private static boolean isServerUri(String text) {
        try {
            var uri = new URI(text);
            boolean hasPort = uri.getPort() != 0 && uri.getPort() <= 0xFFFF;
            boolean isBare = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            return SCHEMES.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null && hasPort && isBare;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String fingerprint() {
        return fingerprint(toString(), security);
    }

    static String fingerprint(String settings, AccountSecurity security) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(settings.getBytes(StandardCharsets.UTF_8));
            security.digest(digest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has it.
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<PathValue> security(ObjectDefinition definition, int instance) {
        var values = new TypedValues(definition, instance);
        values.add(SecurityInstance.SERVER_URI, Value.of(uri));
        values.add(SecurityInstance.IS_BOOTSTRAP_SERVER, Value.of(false));
        security.at(values.instance()).forEach(values::add);
        values.add(SecurityInstance.SHORT_SERVER_ID, Value.of((long) shortServerId));
        return values.all();
    }

    @Override
    public List<PathValue> server(ObjectDefinition definition, int instance) {
        var values = new TypedValues(definition, instance);
        values.add(AccountReader.SHORT_SERVER_ID, Value.of((long) shortServerId));
        values.add(AccountReader.LIFETIME, Value.of(lifetime));
        values.add(AccountReader.MINIMUM_PERIOD, Value.of(minimumPeriod));
        values.add(AccountReader.MAXIMUM_PERIOD, Value.of(maximumPeriod));
        values.add(AccountReader.DISABLE_TIMEOUT, Value.of(disableTimeout));
        values.add(AccountReader.STORE_NOTIFICATIONS, Value.of(storeNotifications));
        values.add(AccountReader.MUTE_SEND, Value.of(muteSend));
        values.add(AccountReader.BINDING, Value.of(binding));
        return values.all();
    }
}
