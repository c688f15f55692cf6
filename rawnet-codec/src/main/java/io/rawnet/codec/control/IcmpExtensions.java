package io.rawnet.codec.control;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Encodable;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.option.ElementList;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The extension structure of an ICMP or ICMPv6 message: a header and any number of objects (RFC 4884 section 7). It stands
 * behind the quote of an error, and is all of the payload of an extended echo request (RFC 8335).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-----------------------+-------------------------------+
 * |Version|      (Reserved)       |           Checksum            |
 * +-------+-----------------------+-------------------------------+
 * |                          Objects ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param version version, 0 to 15; 2 is the only one defined
 * @param reserved the bits between version and checksum, 0 to 4095
 * @param checksum checksum over the structure, 0 to 65535; 0 says that the sender computed none
 * @param objects the objects, kept as octets and read when asked for
 */
public record IcmpExtensions(int version, int reserved, int checksum, Octets objects)
        implements ElementList<IcmpExtensionObject>, Encodable {

    /** The version of RFC 4884. */
    public static final int VERSION = 2;

    /** The length of a structure without objects in octets. */
    public static final int MIN_LENGTH = 4;

    public IcmpExtensions {
        NotNull.check("objects", objects);
        Range.check("version", version, 15);
        Range.check("reserved", reserved, 0xFFF);
        Range.u16("checksum", checksum);
    }

    /**
     * {@return a structure of version 2 with the given objects and the right checksum}
     *
     * @param objects the objects in order
     */
    public static IcmpExtensions of(IcmpExtensionObject... objects) {
        NotNull.check("objects", objects);
        return new IcmpExtensions(VERSION, 0, 0, IcmpObjectFormat.FORMAT.octets(objects)).withChecksum();
    }

    /**
     * Decodes the structure from the buffer's position to its limit and moves the position there.
     *
     * @param in the octets
     * @return the structure
     * @throws MalformedPacketException if there are fewer than 4 octets; the position is unchanged
     */
    public static IcmpExtensions decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("ICMP extensions", in, MIN_LENGTH);
        int start = in.position();
        int first = Wire.u16(in, start);
        Octets objects = Octets.copyOf(in, start + MIN_LENGTH, in.remaining() - MIN_LENGTH);
        IcmpExtensions extensions = new IcmpExtensions(first >>> 12, first & 0xFFF, Wire.u16(in, start + 2), objects);
        in.position(in.limit());
        return extensions;
    }

    @Override
    public int length() {
        return MIN_LENGTH + objects.size();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        Wire.put16(out, start, version << 12 | reserved);
        Wire.put16(out, start + 2, checksum);
        objects.encode(out, start + MIN_LENGTH);
    }

    /** {@return a copy with the checksum that the structure asks for} */
    public IcmpExtensions withChecksum() {
        return new IcmpExtensions(version, reserved, computeChecksum(), objects);
    }

    private int computeChecksum() {
        return InternetChecksum.finish((version << 12 | reserved) + objects.sum());
    }

    /** {@return the state of the checksum; a checksum of 0 is absent (RFC 4884 section 7)} */
    public ChecksumState checksumState() {
        return checksum == 0
                ? ChecksumState.notCompared(ChecksumState.Verdict.ABSENT, checksum)
                : ChecksumState.compareInternet(checksum, computeChecksum());
    }

    /** {@return the objects in order; a last one that cannot be read is {@link IcmpExtensionObject.Malformed}} */
    @Override
    public List<IcmpExtensionObject> list() {
        return IcmpObjectFormat.FORMAT.read(objects);
    }

    /** {@return for instance {@code <MPLS label 16 class 0 ttl 1>}} */
    @Override
    public String toString() {
        return BoundedText.join(list(), ", ", "<", ">");
    }
}
