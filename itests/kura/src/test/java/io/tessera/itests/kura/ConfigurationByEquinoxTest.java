// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

/** With the ConfigurationAdmin that Kura has. */
final class ConfigurationByEquinoxTest extends ConfigurationInKuraTest {

    ConfigurationByEquinoxTest() {
        super("org.eclipse.equinox.cm");
    }
}
