// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

/**
 * A configuration in force.
 *
 * @param configuration with {@link Secret#KEPT} in place of its keys
 * @param configured whether it comes from the configuration of the framework, where alone it can be changed
 */
public record KnownConfiguration(BootstrapConfiguration configuration, boolean configured) {}
