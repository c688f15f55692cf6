package io.rawnet.packet;

import io.rawnet.channel.waiting.Monitor;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageRow;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Watches the interface to which a packet socket is bound. The kernel reports that the interface went down to one of several waiting
 * calls, and that it was removed to none.
 */
final class InterfaceMonitor implements Monitor {
    /** The length of the address, which the kernel overwrites, and the address. */
    private final NativeMemory name = NativeMemory.allocate(Integer.BYTES + MessageRow.ADDRESS_SIZE);

    private final AtomicInteger outages = new AtomicInteger();
    private volatile int interfaceIndex;
    private volatile boolean down;

    /** Notes a new interface, 0 for all. */
    void bound(int newInterface) {
        interfaceIndex = newInterface;
    }

    /** {@return the interface to which the socket was bound, 0 for none or all} */
    int interfaceIndex() {
        return interfaceIndex;
    }

    @Override
    public int count() {
        return outages.get();
    }

    /** Sending ends with the same error as long as the interface is down: only the change concerns the calls that wait. */
    @Override
    public boolean isForAll(int errno, boolean sending) {
        if (errno != Errno.ENETDOWN.number() || sending && down) {
            return false;
        }
        down = true;
        outages.incrementAndGet();
        return true;
    }

    @Override
    public int check(int seen, int descriptor) {
        if (outages.get() != seen) {
            return -Errno.ENETDOWN.number();
        }
        if (seen == 0 || interfaceIndex == 0) {
            return 0;
        }
        down = down && !NetworkDevice.isUp(descriptor, interfaceIndex);
        return isRemoved(descriptor) ? -Errno.ENODEV.number() : 0;
    }

    /** The kernel replaces the index of a removed interface by -1. */
    private synchronized boolean isRemoved(int descriptor) {
        name.octets().putInt(0, MessageRow.ADDRESS_SIZE);
        int result = SocketCalls.getsockname(descriptor, name.address() + Integer.BYTES, name.address());
        return result == 0 && LinkSocketAddress.INTERFACE_INDEX.get(name.octets(), Integer.BYTES) < 0;
    }
}
