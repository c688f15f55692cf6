package io.rawnet.codec.internal;

import io.rawnet.codec.MalformedPacketException;
import java.nio.ByteBuffer;

/** Where echo messages keep their fields: the same in ICMP (RFC 792) and ICMPv6 (RFC 4443 section 4). */
public final class EchoLayout {

    /** The length of the header in octets. */
    public static final int LENGTH = 8;

    private EchoLayout() {}

    /**
     * The constructor of a message, request or reply.
     *
     * @param <M> the message
     */
    @FunctionalInterface
    public interface Constructor<M> {

        /**
         * {@return the message}
         *
         * @param reply whether it is a reply
         * @param code the code
         * @param checksum the checksum
         * @param identifier the identifier
         * @param sequenceNumber the sequence number
         */
        M of(boolean reply, int code, int checksum, int identifier, int sequenceNumber);
    }

    /**
     * Checks the fields of a message that is being constructed.
     *
     * @param code 0 to 255
     * @param checksum 0 to 65535
     * @param identifier 0 to 65535
     * @param sequenceNumber 0 to 65535
     * @throws IllegalArgumentException if one is outside
     */
    public static void check(int code, int checksum, int identifier, int sequenceNumber) {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u16("identifier", identifier);
        Range.u16("sequenceNumber", sequenceNumber);
    }

    /**
     * {@return the message at an index}
     *
     * @param <M> the message
     * @param layer the message's name
     * @param in the octets
     * @param start the absolute index of its first octet
     * @param replyType the type that makes it a reply
     * @param constructor makes it of its fields
     * @throws MalformedPacketException if fewer than 8 octets are there
     */
    public static <M> M at(String layer, ByteBuffer in, int start, int replyType, Constructor<M> constructor)
            throws MalformedPacketException {
        Wire.require(layer, in, start, LENGTH);
        return constructor.of(
                Wire.u8(in, start) == replyType,
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u16(in, start + 4),
                Wire.u16(in, start + 6));
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
     * @throws java.nio.BufferOverflowException if it does not fit
     */
    public static void encode(ByteBuffer out, int type, int code, int checksum, int identifier, int sequenceNumber) {
        int start = ControlMessage.begin(out, LENGTH, type, code, checksum);
        Wire.put16(out, start + 4, identifier);
        Wire.put16(out, start + 6, sequenceNumber);
    }
}
