// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import java.util.List;

/** A device of /sys: each of its channels is a file. */
record ChannelDevice(String name, List<Channel> channels) implements Device {

    @Override
    public List<Sample> read() {
        return channels.stream().map(Channel::read).toList();
    }
}
