// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the signature of a package is over: what the firmware is and its digest, one {@code Name: value} each line.
 *
 * @param content name and version
 * @param model for which it was made; empty for any
 * @param digest SHA-256 of the firmware, in hex
 */
record Manifest(FirmwarePackage content, String model, String digest) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST = 255;

    /** @throws FirmwareRefused if a line is wrong or missing */
    static Manifest parse(byte[] bytes) throws FirmwareRefused {
        var fields = new HashMap<String, String>();
        for (var line : new String(bytes, StandardCharsets.UTF_8).split("\r?\n")) {
            int colon = line.indexOf(':');
            boolean isLine = colon > 0 && line.chars().noneMatch(Character::isISOControl) && line.length() < LONGEST;
            if (!isLine
                    || fields.put(
                                    line.substring(0, colon),
                                    line.substring(colon + 1).strip())
                            != null) {
                throw new FirmwareRefused(Reason.INTEGRITY, "the manifest has a line that is none, or one twice");
            }
        }
        var content = new FirmwarePackage(field(fields, "Name"), field(fields, "Version"));
        var digest = field(fields, "SHA-256");
        if (!DIGEST.matcher(digest).matches()) {
            throw new FirmwareRefused(Reason.INTEGRITY, "the manifest has no digest");
        }
        return new Manifest(content, fields.getOrDefault("Model", ""), digest);
    }

    private static String field(Map<String, String> fields, String name) throws FirmwareRefused {
        var value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new FirmwareRefused(Reason.INTEGRITY, "the manifest has no " + name);
        }
        return value;
    }
}
