package io.rawnet.packet;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageRow;
import java.util.Arrays;
import java.util.Optional;

/** Refuses destinations of another length than the link addresses of their interface: the kernel would pad or cut them. */
final class AddressLengths {
    private static final int UNKNOWN = -1;

    private final ChannelSocket socket;
    private final LinkMode mode;
    /** The interfaces that were asked for: index, length, and 1 if a destination is needed. */
    private volatile int[] known = {};

    AddressLengths(ChannelSocket socket, LinkMode mode) {
        this.socket = socket;
        this.mode = mode;
    }

    /**
     * Checks the destination of a message, if it has one.
     *
     * @throws IllegalArgumentException if its length does not fit
     */
    void check(MessageRow row, int slot) {
        if (row.addressLength(slot) > 0) {
            int offset = row.addressOffset(slot);
            check(
                    LinkSocketAddress.interfaceIndex(row.addresses(), offset),
                    LinkSocketAddress.addressLength(row.addresses(), offset));
        }
    }

    private void check(int index, int length) {
        int[] table = known;
        int row = 0;
        while (row < table.length && table[row] != index) {
            row += 3;
        }
        if (row == table.length) {
            Optional<NetworkDevice> device = NetworkDevice.of(socket, index);
            if (device.isEmpty()) {
                return; // the kernel says so
            }
            table = Arrays.copyOf(table, row + 3);
            table[row] = index;
            table[row + 1] = device.get().hardwareType().addressLength().orElse(UNKNOWN);
            table[row + 2] = device.get().needsAddress() ? 1 : 0;
            known = table;
        }
        int expected = table[row + 1];
        // with a link header of the program's own the kernel ignores the destination
        boolean mayBeEmpty = mode == LinkMode.RAW || table[row + 2] == 0;
        if (expected != UNKNOWN && length != expected && !(length == 0 && mayBeEmpty)) {
            throw new IllegalArgumentException("destination of " + length + " octets: the link addresses of interface "
                    + index + " have " + expected);
        }
    }
}
