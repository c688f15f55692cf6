package io.rawnet.codec.internal;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.InternetChecksum;
import java.nio.ByteBuffer;

/** What ICMP, ICMPv6 and IGMP messages, and in part VRRP ones, have in common: a checksum over the whole message. */
public final class ControlMessage {

    /** The length of type, code and checksum in octets. */
    public static final int MIN_LENGTH = 4;

    /** The names of the codes of an extended echo reply from 0 on (RFC 8335 section 3). */
    public static final String EXTENDED_ECHO_CODES =
            "no error, malformed query, no such interface, no such table entry, multiple interfaces";

    /** The offset of the checksum of ICMP, ICMPv6 and IGMP. */
    public static final int CHECKSUM = 2;

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
     * @param field the offset of the checksum field
     */
    public static long sum(Header header, ByteBuffer payload, int field) {
        ByteBuffer octets = ByteBuffer.allocate(header.length());
        header.encode(octets);
        Wire.put16(octets, field, 0);
        // a header of odd length shifts what follows by an octet, which multiplies its sum by 2^8
        long behind = InternetChecksum.sum(payload) << header.length() % 2 * Byte.SIZE;
        return InternetChecksum.sum(octets.flip()) + behind;
    }

    /**
     * {@return the checksum that a message asks for whose checksum covers no pseudo header, as those of ICMP and IGMP}
     *
     * @param header the message's header
     * @param payload what follows it
     * @param field the offset of the checksum field
     */
    public static int checksum(Header header, ByteBuffer payload, int field) {
        return InternetChecksum.finish(sum(header, payload, field));
    }

    /**
     * {@return the state of such a checksum}
     *
     * @param header the message's header
     * @param found the value in it
     * @param context what stands before and behind it
     * @param clause the section that says how it is computed
     * @param field the offset of the checksum field
     */
    public static ChecksumState checksumState(
            Header header, int found, HeaderContext context, String clause, int field) {
        ChecksumState state = context.incomplete()
                ? ChecksumState.notCompared(ChecksumState.Verdict.UNVERIFIABLE, found)
                : ChecksumState.compareInternet(found, checksum(header, context.payload(), field));
        return state.at(clause, field);
    }
}
