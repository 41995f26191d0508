// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

/** How reading or writing a channel went, and why not. */
public class ChannelStatus {

    private final ChannelFlag flag;
    private final String message;

    public ChannelStatus(ChannelFlag flag, String message, Exception cause) {
        this.flag = flag;
        this.message = message == null && cause != null ? cause.getMessage() : message;
    }

    public ChannelFlag getChannelFlag() {
        return flag;
    }

    /** May be null. */
    public String getExceptionMessage() {
        return message;
    }
}
