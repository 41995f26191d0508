// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

/** With Felix's ConfigurationAdmin. */
final class ConfigurationByFelixTest extends ConfigurationInKuraTest {

    ConfigurationByFelixTest() {
        super("org.apache.felix.configadmin");
    }
}
