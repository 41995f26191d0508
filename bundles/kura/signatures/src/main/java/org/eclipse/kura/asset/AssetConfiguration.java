// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.asset;

import java.util.Map;
import org.eclipse.kura.channel.Channel;

/** What an Asset has. */
public class AssetConfiguration {

    private final Map<String, Channel> channels;

    public AssetConfiguration(String description, String driverPid, Map<String, Channel> channels) {
        this.channels = channels;
    }

    /** By name. */
    public Map<String, Channel> getAssetChannels() {
        return channels;
    }
}
