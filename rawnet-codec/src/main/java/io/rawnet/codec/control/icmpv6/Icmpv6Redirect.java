package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Redirect, ICMPv6 type 137 (RFC 4861 section 4.5): there is a better first hop. The packet it is about stands in the
 * redirected header option.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                            Reserved                           |
 * +---------------------------------------------------------------+
 * |                       Target (128 bits)                       |
 * +---------------------------------------------------------------+
 * |                     Destination (128 bits)                    |
 * +---------------------------------------------------------------+
 * |                          Options ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param reserved bits that must be 0, 0 to 2^32-1
 * @param target the better first hop; the destination itself when that is a neighbor
 * @param destination the destination that is redirected
 * @param options the options, to the end of the message
 */
public record Icmpv6Redirect(
        int code, int checksum, long reserved, Ipv6Address target, Ipv6Address destination, NdpOptions options)
        implements Icmpv6Message {

    /** The length of the message without options in octets. */
    public static final int MIN_LENGTH = 40;

    static final int TYPE = 137;

    public Icmpv6Redirect {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u32("reserved", reserved);
    }

    static Icmpv6Redirect at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMPv6 redirect", in, start, MIN_LENGTH);
        return new Icmpv6Redirect(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u32(in, start + 4),
                Ipv6Address.at(in, start + 8),
                Ipv6Address.at(in, start + 24),
                NdpOptions.at(in, start + MIN_LENGTH));
    }

    /**
     * {@return a redirect without checksum}
     *
     * @param target the better first hop
     * @param destination the destination that is redirected
     * @param options the options, for instance the target link-layer address
     */
    public static Icmpv6Redirect of(Ipv6Address target, Ipv6Address destination, NdpOption... options) {
        return new Icmpv6Redirect(0, 0, 0, target, destination, NdpOptions.of(options));
    }

    /** {@return the packet that is redirected, as far as its option holds it; empty without the option} */
    public Optional<Octets> redirectedPacket() {
        return options.find(NdpOption.RedirectedHeader.class).map(NdpOption.RedirectedHeader::packet);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return MIN_LENGTH + options.length();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = ControlMessage.begin(out, length(), type(), code, checksum);
        Wire.put32(out, start + 4, reserved);
        Wire.put64(out, start + 8, target.high());
        Wire.put64(out, start + 16, target.low());
        Wire.put64(out, start + 24, destination.high());
        Wire.put64(out, start + 32, destination.low());
        options.octets().encode(out, start + MIN_LENGTH);
    }

    @Override
    public Icmpv6Redirect withChecksum(int checksum) {
        return new Icmpv6Redirect(code, checksum, reserved, target, destination, options);
    }

    /** {@return for instance {@code ICMPv6 redirect for 2001:db8::1 to fe80::1}} */
    @Override
    public String toString() {
        return "ICMPv6 redirect for " + destination + " to " + target + options.suffix();
    }
}
