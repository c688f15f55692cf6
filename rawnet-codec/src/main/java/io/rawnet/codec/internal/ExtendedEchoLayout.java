package io.rawnet.codec.internal;

import io.rawnet.codec.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.List;

/** Where extended echo messages (RFC 8335) keep their fields: the same in ICMP and ICMPv6, in requests and replies. */
public final class ExtendedEchoLayout {

    /** The length of the header in octets. */
    public static final int LENGTH = 8;

    /** Flag of a reply: the interface is active. */
    public static final int ACTIVE = 0x04;

    /** Flag of a reply: IPv4 runs on the interface. */
    public static final int IPV4 = 0x02;

    /** Flag of a reply: IPv6 runs on the interface. */
    public static final int IPV6 = 0x01;

    private static final List<String> REPLY_CODES =
            List.of("no error", "malformed query", "no such interface", "no such table entry", "multiple interfaces");

    private ExtendedEchoLayout() {}

    /**
     * The constructor of a message.
     *
     * @param <M> the message
     */
    @FunctionalInterface
    public interface Constructor<M> {

        /**
         * {@return the message}
         *
         * @param code the code
         * @param checksum the checksum
         * @param identifier the identifier
         * @param sequenceNumber the sequence number
         * @param flags the octet behind it
         */
        M of(int code, int checksum, int identifier, int sequenceNumber, int flags);
    }

    /**
     * Checks the fields of a message that is being constructed.
     *
     * @param code 0 to 255
     * @param checksum 0 to 65535
     * @param identifier 0 to 65535
     * @param sequenceNumber 0 to 255
     * @param flags 0 to 255
     * @throws IllegalArgumentException if one is outside
     */
    public static void check(int code, int checksum, int identifier, int sequenceNumber, int flags) {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u16("identifier", identifier);
        Range.u8("sequenceNumber", sequenceNumber);
        Range.u8("flags", flags);
    }

    /**
     * {@return the message at an index}
     *
     * @param <M> the message
     * @param layer the message's name
     * @param in the octets
     * @param start the absolute index of its first octet
     * @param constructor makes it of its fields
     * @throws MalformedPacketException if fewer than 8 octets are there
     */
    public static <M> M at(String layer, ByteBuffer in, int start, Constructor<M> constructor)
            throws MalformedPacketException {
        Wire.require(layer, in, start, LENGTH);
        return constructor.of(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u16(in, start + 4),
                Wire.u8(in, start + 6),
                Wire.u8(in, start + 7));
    }

    /**
     * Writes a message at the buffer's position and moves the position behind it.
     *
     * @param out where to write
     * @param type the type
     * @param code the code
     * @param checksum the checksum
     * @param identifier the identifier
     * @param sequenceNumber the sequence number
     * @param flags the octet behind it
     * @throws java.nio.BufferOverflowException if it does not fit
     */
    public static void encode(
            ByteBuffer out, int type, int code, int checksum, int identifier, int sequenceNumber, int flags) {
        int start = ControlMessage.begin(out, LENGTH, type, code, checksum);
        Wire.put16(out, start + 4, identifier);
        Wire.put8(out, start + 6, sequenceNumber);
        Wire.put8(out, start + 7, flags);
    }

    /**
     * {@return what a reply says, for instance {@code active IPv4 IPv6}}
     *
     * @param code the code
     * @param flags the flags, the state in the three highest bits
     */
    public static String answer(int code, int flags) {
        if (code != 0) {
            return ControlMessage.codeName(REPLY_CODES, code);
        }
        String line = (flags & ACTIVE) != 0 ? "active" : "inactive";
        line += (flags & IPV4) != 0 ? " IPv4" : "";
        line += (flags & IPV6) != 0 ? " IPv6" : "";
        int state = flags >>> 5;
        return state == 0 ? line : line + " state " + state;
    }
}
