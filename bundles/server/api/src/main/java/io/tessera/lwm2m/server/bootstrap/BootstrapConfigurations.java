// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What devices are provisioned with: a service. What is put here outlives a restart, encrypted; keys can be put but not
 * read. Any thread may call it. A session that is running goes on with the configuration that it began with.
 *
 * <p>Of several configurations that an endpoint matches the one counts that names it; then the one whose matching pattern
 * has the most characters other than {@code *}; then the one whose name comes first. One from the configuration of the
 * framework takes the place of one that was put here under the same name.
 */
@ProviderType
public interface BootstrapConfigurations {

    /** All in force, by name; with {@link Secret#KEPT} in place of keys. */
    Collection<KnownConfiguration> all();

    /** That of a name. */
    Optional<KnownConfiguration> find(String name);

    /** The one that counts for an endpoint. */
    Optional<KnownConfiguration> of(String endpoint);

    /**
     * Whether it is sound; changes nothing.
     *
     * @param configuration {@link Secret#KEPT} stands for the key that the configuration of the same name has for the
     *     server of the same Short Server ID
     * @throws InvalidConfiguration if it isn't, naming what is wrong
     */
    void validate(BootstrapConfiguration configuration) throws InvalidConfiguration;

    /**
     * What a device would get, in this order: as if it had only its account with the Bootstrap-Server. Changes nothing,
     * sends nothing, and draws no keys.
     *
     * @param configuration as for {@link #validate}
     * @param endpoint need not match the configuration
     * @throws InvalidConfiguration as {@link #validate} does
     */
    List<PlannedOperation> preview(BootstrapConfiguration configuration, String endpoint) throws InvalidConfiguration;

    /**
     * Puts a configuration in force, in place of the one that had its name.
     *
     * @param configuration as for {@link #validate}
     * @throws InvalidConfiguration as {@link #validate} does; then nothing has changed
     * @throws IllegalStateException if one of that name comes from the configuration of the framework
     */
    void put(BootstrapConfiguration configuration) throws InvalidConfiguration;

    /**
     * Removes a configuration. Devices keep what they were provisioned with.
     *
     * @return whether there was one
     * @throws IllegalStateException if it comes from the configuration of the framework
     */
    boolean remove(String name);
}
