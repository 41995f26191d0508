// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.software;

/**
 * Software that is installed.
 *
 * @param id by which its provider knows it; another one may have it after it was uninstalled
 * @param content what it is
 * @param active whether it runs, /9/x/12 and /14/x/5
 */
public record InstalledSoftware(String id, SoftwarePackage content, boolean active) {}
