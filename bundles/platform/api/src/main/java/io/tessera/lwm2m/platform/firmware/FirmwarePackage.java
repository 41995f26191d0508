// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.firmware;

/**
 * What a firmware package is.
 *
 * @param name /5/0/6; empty where it has none
 * @param version /5/0/7; empty where it has none
 */
public record FirmwarePackage(String name, String version) {

    /** Of which nothing is known. */
    public static final FirmwarePackage UNKNOWN = new FirmwarePackage("", "");
}
