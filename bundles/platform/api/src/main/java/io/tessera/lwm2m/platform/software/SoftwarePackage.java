// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.software;

/**
 * What a software package is.
 *
 * @param name /9/x/0, such as the symbolic name of a bundle; empty where it isn't known
 * @param version /9/x/1; empty where it isn't known
 */
public record SoftwarePackage(String name, String version) {

    /** Of which nothing is known. */
    public static final SoftwarePackage UNKNOWN = new SoftwarePackage("", "");
}
