// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.system;

import java.util.Properties;

/** What Kura knows of the gateway. Much of it is "UNKNOWN", "UNSUPPORTED" or "N/A", and some of it null. */
public interface SystemService {

    String getModelName();

    String getSerialNumber();

    String getFirmwareVersion();

    String getKuraVersion();

    /** A folder that outlives a start of the gateway, as what bundles keep in their own areas does not. */
    String getKuraDataDirectory();

    Properties getProperties();
}
