package io.rawnet.codec.internal;

import io.rawnet.codec.Header;
import io.rawnet.codec.InternetChecksum;
import java.nio.ByteBuffer;

/** What ICMP, ICMPv6 and IGMP messages have in common: they begin with two octets and a checksum over the whole message. */
public final class ControlMessage {

    /** The length of type, code and checksum in octets. */
    public static final int MIN_LENGTH = 4;

    private static final int CHECKSUM = 2;

    private ControlMessage() {}

    /**
     * Claims room for a message and writes its first four octets.
     *
     * @param out where the message goes
     * @param length its length in octets
     * @param type the first octet
     * @param code the second octet
     * @param checksum the checksum
     * @return the absolute index of the message's first octet
     * @throws java.nio.BufferOverflowException if it does not fit
     */
    public static int begin(ByteBuffer out, int length, int type, int code, int checksum) {
        int start = Wire.claim(out, length);
        Wire.put8(out, start, type);
        Wire.put8(out, start + 1, code);
        Wire.put16(out, start + CHECKSUM, checksum);
        return start;
    }

    /**
     * {@return the partial sum over a message, its checksum field taken as zero}
     *
     * @param header the message's header
     * @param payload what follows it
     */
    public static long sum(Header header, ByteBuffer payload) {
        ByteBuffer octets = ByteBuffer.allocate(header.length());
        header.encode(octets);
        Wire.put16(octets, CHECKSUM, 0);
        return InternetChecksum.sum(octets.flip()) + InternetChecksum.sum(payload);
    }
}
