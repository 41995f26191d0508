// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.asset;

import java.util.List;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;

/** Something that is measured or controlled through a driver. Every call may block for as long as the device does. */
public interface Asset {

    AssetConfiguration getAssetConfiguration();

    /** @return a record for each name, a failed one for what can't be read */
    List<ChannelRecord> read(Set<String> channelNames) throws KuraException;

    void registerChannelListener(String channelName, ChannelListener listener) throws KuraException;

    /** From all channels. */
    void unregisterChannelListener(ChannelListener listener) throws KuraException;

    /** The records say afterwards how it went. */
    void write(List<ChannelRecord> records) throws KuraException;
}
