// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

/** What can be done with a channel. */
public enum ChannelType {
    READ,
    READ_WRITE,
    WRITE
}
