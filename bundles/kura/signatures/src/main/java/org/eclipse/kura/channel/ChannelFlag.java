// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

/** How reading or writing a channel went. */
public enum ChannelFlag {
    SUCCESS,
    FAILURE
}
