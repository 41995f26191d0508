// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import io.tessera.lwm2m.platform.firmware.FirmwareRefused;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells which packages may be installed.
 *
 * @param model of this gateway; empty if it has none
 */
record Verifier(TrustedKey key, String model) {

    /** What a package is, if it may be installed. */
    Manifest verify(Path file) throws FirmwareRefused {
        try {
            return copy(file, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new FirmwareRefused(Reason.FAILED, "the package can't be read: " + e.getMessage(), e);
        }
    }

    /** The same, and what was verified is written to a file: that, and nothing that came in between, is installed. */
    Manifest extract(Path file, Path firmware) throws FirmwareRefused {
        try (var out = Files.newOutputStream(firmware)) {
            return copy(file, out);
        } catch (IOException e) {
            throw new FirmwareRefused(Reason.NO_ROOM, "the firmware can't be written: " + e.getMessage(), e);
        }
    }

    private Manifest copy(Path file, OutputStream firmware) throws FirmwareRefused, IOException {
        var signed = SignedPackage.open(file);
        if (!key.signed(signed.manifest(), signed.signature())) {
            throw new FirmwareRefused(Reason.INTEGRITY, "the package is signed by somebody else, or by nobody");
        }
        var manifest = Manifest.parse(signed.manifest());
        if (!manifest.model().isEmpty() && !manifest.model().equals(model)) {
            throw new FirmwareRefused(Reason.UNSUPPORTED_TYPE, "the package is for another model");
        }
        if (!signed.copyTo(firmware).equals(manifest.digest())) {
            throw new FirmwareRefused(Reason.INTEGRITY, "the firmware isn't what the manifest says");
        }
        return manifest;
    }
}
