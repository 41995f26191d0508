// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration;

import java.util.Map;
import org.eclipse.kura.KuraException;

/** What Kura's console does with entries. The service is there when the last snapshot is loaded. */
public interface ConfigurationService {

    /**
     * Makes an entry, as "+" does; what isn't given has the form's default.
     *
     * @param pid by which Kura and people know it
     * @param takeSnapshot whether it is to be there after the next start
     * @throws KuraException if there is an entry of that name
     */
    void createFactoryConfiguration(String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot)
            throws KuraException;
}
