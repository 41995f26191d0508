// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.model.PathValue;
import java.util.List;

/**
 * What a client is to be provisioned with: the Object Instances that a Bootstrap-Server would write (Core 1.2, 6.1.3).
 *
 * @param values of whole Object Instances, such as those of Objects 0, 1 and 2; may hold keys, so it isn't printed
 * @param fingerprint the same as long as the values are, and nothing that they could be guessed from
 */
public record BootstrapInformation(List<PathValue> values, String fingerprint) {

    public BootstrapInformation {
        values = List.copyOf(values);
    }

    @Override
    public String toString() {
        return "BootstrapInformation[" + values.size() + " values]";
    }
}
