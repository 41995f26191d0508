// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Servers with which associations were kept, until this end connects to them again: what they send before that can't be
 * read yet, and they would send it again only after seconds.
 */
final class AwaitedServers {

    /** Bytes that are held, of all servers together. */
    private static final int MOST = 262_144;

    private final Map<String, List<DatagramPacket>> held = new HashMap<>();
    private int size;
    private volatile boolean awaiting;

    /** @param addresses as {@link #name} writes them */
    synchronized void await(Collection<String> addresses) {
        addresses.forEach(address -> held.put(address, new ArrayList<>()));
        awaiting = !held.isEmpty();
    }

    /** An address by its numbers alone, whatever name led to it. */
    static String name(InetSocketAddress address) {
        var text = address.toString();
        return text.substring(text.indexOf('/') + 1);
    }

    /** Whether it is held, as it comes from one of them; it is dropped if too much is held already. */
    boolean holds(DatagramPacket packet) {
        return awaiting && hold(packet);
    }

    private synchronized boolean hold(DatagramPacket packet) {
        var address = (InetSocketAddress) packet.getSocketAddress();
        var datagrams = held.get(name(address));
        if (datagrams == null) {
            return false;
        }
        if (size + packet.getLength() <= MOST) {
            int from = packet.getOffset();
            var bytes = Arrays.copyOfRange(packet.getData(), from, from + packet.getLength());
            datagrams.add(new DatagramPacket(bytes, bytes.length, address));
            size += bytes.length;
        }
        return true;
    }

    /** What was held of this one, which is awaited no more. */
    synchronized List<DatagramPacket> release(InetSocketAddress address) {
        var datagrams = awaiting ? held.remove(name(address)) : null;
        if (datagrams == null) {
            return List.of();
        }
        awaiting = !held.isEmpty();
        size -= datagrams.stream().mapToInt(DatagramPacket::getLength).sum();
        return datagrams;
    }

    /** Nobody is awaited any more. */
    synchronized void giveUp() {
        held.clear();
        size = 0;
        awaiting = false;
    }
}
