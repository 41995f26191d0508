// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.keys.KeyProvider;
import io.tessera.lwm2m.transport.OwnKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * With what a configured account proves itself, as it goes into the Security Instance.
 *
 * @param values Resources 2 to 5 and 13 to 16, as far as they are set; has keys in it, so it isn't printed
 */
record AccountSecurity(Map<Integer, List<Value>> values) {

    /** Security Mode 3. */
    static final AccountSecurity NONE = new AccountSecurity(SecurityInstance.NO_SECURITY);

    private static final List<String> MODES = List.of("PSK", "RPK", "X509", "NoSec");

    private AccountSecurity(int mode) {
        this(new TreeMap<>());
        number(SecurityInstance.SECURITY_MODE, mode);
        for (int key = SecurityInstance.PUBLIC_KEY_OR_IDENTITY; key <= SecurityInstance.SECRET_KEY; key++) {
            bytes(key, new byte[0]);
        }
    }

    /** @throws IllegalArgumentException that names the attribute and its allowed values, and never a key */
    static AccountSecurity of(AccountConfig config, Optional<KeyProvider> keys) {
        int mode = MODES.indexOf(config.securityMode());
        AccountSettings.require(mode >= 0, "securityMode", "one of " + MODES + ", but is " + config.securityMode());
        var security = new AccountSecurity(mode);
        if (mode == SecurityInstance.NO_SECURITY) {
            return security;
        }
        if (mode == SecurityInstance.PRE_SHARED_KEY) {
            security.bytes(
                    SecurityInstance.PUBLIC_KEY_OR_IDENTITY, config.identity().getBytes(StandardCharsets.UTF_8));
            security.bytes(SecurityInstance.SECRET_KEY, preSharedKey(config));
        } else {
            security.keyPair(config, keys);
            security.bytes(SecurityInstance.SERVER_PUBLIC_KEY, base64("serverPublicKey", config.serverPublicKey()));
        }
        security.terms(config, mode);
        return security;
    }

    /** What is to be written to the Security Instance. */
    List<PathValue> at(Path instance) {
        var all = new ArrayList<PathValue>();
        values.forEach((resource, list) -> {
            var path = instance.child(resource);
            for (int i = 0; i < list.size(); i++) {
                boolean isMultiple = resource == SecurityInstance.CIPHER_SUITES;
                all.add(new PathValue(isMultiple ? path.child(i) : path, list.get(i)));
            }
        });
        return all;
    }

    /** Lets a change of a key be seen without keeping the key. */
    void digest(MessageDigest digest) {
        values.forEach((resource, list) -> list.forEach(value -> {
            digest.update(resource.byteValue());
            digest.update(
                    value instanceof Value.OpaqueValue opaque
                            ? opaque.bytes()
                            : value.toString().getBytes(StandardCharsets.UTF_8));
        }));
    }

    private void keyPair(AccountConfig config, Optional<KeyProvider> keys) {
        if (!config.keyAlias().isBlank()) {
            ownKey(config, PlatformKey.of(config.keyAlias().trim(), keys));
            return;
        }
        if (!config.keyStore().isBlank()) {
            fromKeyStore(config);
            return;
        }
        bytes(SecurityInstance.PUBLIC_KEY_OR_IDENTITY, base64("publicKey", config.publicKey()));
        bytes(SecurityInstance.SECRET_KEY, base64(".privateKey", config._privateKey()));
    }

    private void fromKeyStore(AccountConfig config) {
        try {
            var file =
                    Files.readAllBytes(java.nio.file.Path.of(config.keyStore().trim()));
            var own = OwnKey.stored(file, config._keyStorePassword().toCharArray());
            ownKey(config, own);
        } catch (IOException e) {
            throw new IllegalArgumentException("keyStore must be a file that can be read: " + e, e);
        }
    }

    private void ownKey(AccountConfig config, OwnKey own) {
        boolean isRaw = "RPK".equals(config.securityMode());
        bytes(SecurityInstance.PUBLIC_KEY_OR_IDENTITY, isRaw ? own.publicKey().getEncoded() : own.encodedChain());
        bytes(SecurityInstance.SECRET_KEY, own.privateKey().getEncoded());
    }

    private void terms(AccountConfig config, int mode) {
        if (mode == SecurityInstance.CERTIFICATE) {
            number(SecurityInstance.CERTIFICATE_USAGE, config.certificateUsage());
            number(SecurityInstance.MATCHING_TYPE, config.matchingType());
        }
        if (!config.serverName().isBlank()) {
            values.put(
                    SecurityInstance.SERVER_NAME,
                    List.of(Value.of(config.serverName().trim())));
        }
        var suites = new ArrayList<Value>();
        for (var suite : config.cipherSuites()) {
            suites.add(new Value.UnsignedIntegerValue(suite(suite)));
        }
        if (!suites.isEmpty()) {
            values.put(SecurityInstance.CIPHER_SUITES, suites);
        }
    }

    /** As IANA writes it, {@code C0A8} with or without {@code 0x}. */
    private static long suite(String text) {
        try {
            return Integer.parseInt(text.trim().replaceFirst("^0[xX]", ""), 16);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cipherSuites must be numbers such as C0A8, but has " + text, e);
        }
    }

    private void number(int resource, long value) {
        values.put(resource, List.of(Value.of(value)));
    }

    private void bytes(int resource, byte[] value) {
        values.put(resource, List.of(Value.of(value)));
    }

    private static byte[] preSharedKey(AccountConfig config) {
        if (config.keyFile().isBlank()) {
            return hexadecimal(".key", config._key());
        }
        try {
            return hexadecimal(
                    "keyFile",
                    Files.readString(java.nio.file.Path.of(config.keyFile().trim())));
        } catch (IOException e) {
            throw new IllegalArgumentException("keyFile must be a file that can be read: " + e, e);
        }
    }

    private static byte[] hexadecimal(String attribute, String digits) {
        try {
            return HexFormat.of().parseHex(digits.trim());
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes what may be the key.
            throw new IllegalArgumentException(attribute + " must be hexadecimal digits, two for each byte");
        }
    }

    private static byte[] base64(String attribute, String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message may quote what is secret.
            throw new IllegalArgumentException(attribute + " must be Base64");
        }
    }

    @Override
    public String toString() {
        return "Security Mode " + values.get(SecurityInstance.SECURITY_MODE);
    }
}
