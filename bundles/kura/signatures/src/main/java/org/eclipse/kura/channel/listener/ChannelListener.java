// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel.listener;

/** Is told by a driver of a channel's values. */
public interface ChannelListener {

    void onChannelEvent(ChannelEvent event);
}
