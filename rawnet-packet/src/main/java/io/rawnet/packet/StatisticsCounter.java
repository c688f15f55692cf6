package io.rawnet.packet;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.linux.socket.PacketOptions;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Adds up what the kernel counts, because the kernel starts again from 0 each time it is asked. */
final class StatisticsCounter {
    /** Octets of {@code struct tpacket_stats_v3}: packets, drops and freezes, u32 each; sockets without a ring return 8 of them. */
    private static final int SIZE = 12;

    private static final int DROPPED = 4;
    private static final int FREEZES = 8;

    private LinkStatistics total = new LinkStatistics(0, 0, 0);

    synchronized LinkStatistics read(ChannelSocket socket) throws IOException {
        ByteBuffer counted = socket.settings().get(PacketOptions.PACKET_STATISTICS, SIZE);
        long dropped = Integer.toUnsignedLong(counted.getInt(DROPPED));
        // the kernel counts dropped packets among all packets
        long received = Integer.toUnsignedLong(counted.getInt(0)) - dropped;
        long freezes = counted.capacity() < SIZE ? 0 : Integer.toUnsignedLong(counted.getInt(FREEZES));
        total = new LinkStatistics(total.received() + received, total.dropped() + dropped, total.freezes() + freezes);
        return total;
    }
}
