// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.web.api;

import java.util.Map;
import java.util.Set;

/** A script that Kura's web console loads. */
public interface ClientExtensionBundle {

    Map<String, String> getProperties();

    /** Path of the script on the console's own host and port. */
    String getEntryPointUrl();

    Set<String> getProvidedAuthenticationMethods();
}
