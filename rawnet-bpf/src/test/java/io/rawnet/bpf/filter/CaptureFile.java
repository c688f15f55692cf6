package io.rawnet.bpf.filter;

import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A capture file in the format of pcap 2.4, little-endian. Its packets have the seconds 0, 1, 2 … as timestamps, by which they are found again
 * in what tcpdump writes.
 */
final class CaptureFile {

    private static final int MAGIC = 0xa1b2c3d4;
    private static final int HEADER_LENGTH = 24;
    private static final int RECORD_HEADER_LENGTH = 16;
    private static final int SNAPSHOT_LENGTH = 262_144;

    private CaptureFile() {}

    /** A packet as it was captured. */
    record Captured(ByteBuffer octets, int originalLength) {}

    /** {@return a file without packets} */
    static byte[] header(LinkType linkType) {
        return of(linkType, List.of());
    }

    static byte[] of(LinkType linkType, List<Captured> packets) {
        int length = HEADER_LENGTH;
        for (Captured packet : packets) {
            length += RECORD_HEADER_LENGTH + packet.octets().remaining();
        }
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(MAGIC).putShort((short) 2).putShort((short) 4).putLong(0);
        file.putInt(SNAPSHOT_LENGTH).putInt(linkType.number());
        for (int second = 0; second < packets.size(); second++) {
            ByteBuffer octets = packets.get(second).octets().duplicate();
            file.putInt(second).putInt(0).putInt(octets.remaining());
            file.putInt(packets.get(second).originalLength()).put(octets);
        }
        return file.array();
    }

    /** {@return the timestamps of the packets in a file, in seconds} */
    static List<Integer> seconds(byte[] octets) {
        List<Integer> seconds = new ArrayList<>();
        ByteBuffer file = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = HEADER_LENGTH; at < file.limit(); at += RECORD_HEADER_LENGTH + file.getInt(at + 8)) {
            seconds.add(file.getInt(at));
        }
        return seconds;
    }
}
