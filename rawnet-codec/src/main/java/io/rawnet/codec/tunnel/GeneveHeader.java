package io.rawnet.codec.tunnel;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.UdpPort;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Geneve header (RFC 8926 section 3.4): what VXLAN does, for any protocol and with options.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---+-----------+-+-+-----------+-------------------------------+
 * |Ver|  Opt Len  |O|C|    Rsvd.  |         Protocol Type         |
 * +---+-----------+-+-+-----------+---------------+---------------+
 * |        Virtual Network Identifier (VNI)       |    Reserved   |
 * +-----------------------------------------------+---------------+
 * |                  Variable-Length Options ...                  |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param version 0 to 3; 0 is the only one defined
 * @param controlPacket the bit O: the packet is for the end of the tunnel itself and goes no further
 * @param criticalOptions the bit C: one of the options is critical
 * @param reserved the 6 bits behind C, 0 to 63
 * @param protocolType what follows
 * @param vni Virtual Network Identifier: which virtual network the packet is of, 0 to 2^24-1
 * @param lastReserved the octet behind the identifier, 0 to 255
 * @param options the options, whose length gives Opt Len
 */
public record GeneveHeader(
        int version,
        boolean controlPacket,
        boolean criticalOptions,
        int reserved,
        EtherType protocolType,
        int vni,
        int lastReserved,
        GeneveOptions options)
        implements Header {

    /** The length of a header without options in octets. */
    public static final int MIN_LENGTH = 8;

    private static final int CONTROL_PACKET = 0x80;
    private static final int CRITICAL_OPTIONS = 0x40;
    private static final int RESERVED = 0x3F;
    private static final int OPTION_LENGTH = 0x3F;

    public GeneveHeader {
        NotNull.check("protocolType", protocolType, "options", options);
        Range.check("version", version, 3);
        Range.check("reserved", reserved, RESERVED);
        Range.check("vni", vni, 0xFF_FFFF);
        Range.u8("lastReserved", lastReserved);
    }

    /**
     * {@return the header of an Ethernet frame of a virtual network, without options}
     *
     * @param vni Virtual Network Identifier, 0 to 2^24-1
     * @throws IllegalArgumentException if it is outside
     */
    public static GeneveHeader of(int vni) {
        return of(vni, EtherType.TRANSPARENT_ETHERNET_BRIDGING);
    }

    /**
     * {@return the header of a packet of a virtual network, without options}
     *
     * @param vni Virtual Network Identifier, 0 to 2^24-1
     * @param protocolType what follows
     * @throws IllegalArgumentException if the identifier is outside
     */
    public static GeneveHeader of(int vni, EtherType protocolType) {
        return new GeneveHeader(0, false, false, 0, protocolType, vni, 0, GeneveOptions.NONE);
    }

    /**
     * {@return a copy with other options, the bit C set exactly if one of them is critical}
     *
     * @param options the options
     */
    public GeneveHeader withOptions(GeneveOptions options) {
        return new GeneveHeader(
                version, controlPacket, options.hasCritical(), reserved, protocolType, vni, lastReserved, options);
    }

    /**
     * {@return a copy with another bit O}
     *
     * @param controlPacket whether the packet is for the end of the tunnel itself
     */
    public GeneveHeader withControlPacket(boolean controlPacket) {
        return new GeneveHeader(
                version, controlPacket, criticalOptions, reserved, protocolType, vni, lastReserved, options);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the octets are fewer than 8 or than the option length asks for
     */
    public static GeneveHeader decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("Geneve", in, MIN_LENGTH);
        int start = in.position();
        int first = Wire.u8(in, start);
        int bits = Wire.u8(in, start + 1);
        int length = MIN_LENGTH + (first & OPTION_LENGTH) * 4;
        Wire.take("Geneve", in, length);
        return new GeneveHeader(
                first >>> 6,
                (bits & CONTROL_PACKET) != 0,
                (bits & CRITICAL_OPTIONS) != 0,
                bits & RESERVED,
                EtherType.of(Wire.u16(in, start + 2)),
                Wire.u24(in, start + 4),
                Wire.u8(in, start + 7),
                new GeneveOptions(Octets.copyOf(in, start + MIN_LENGTH, length - MIN_LENGTH)));
    }

    @Override
    public int length() {
        return MIN_LENGTH + options.length();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        int control = controlPacket ? CONTROL_PACKET : 0;
        int critical = criticalOptions ? CRITICAL_OPTIONS : 0;
        Wire.put8(out, start, version << 6 | options.length() / 4);
        Wire.put8(out, start + 1, control | critical | reserved);
        Wire.put16(out, start + 2, protocolType.number());
        Wire.put24(out, start + 4, vni);
        Wire.put8(out, start + 7, lastReserved);
        options.octets().encode(out, start + MIN_LENGTH);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(UdpPort.GENEVE);
    }

    /** {@return the protocol type; empty for an unknown version, whose payload is unknown too (RFC 8926 section 3.4)} */
    @Override
    public Optional<Protocol> nextProtocol() {
        return version == 0 ? Optional.of(protocolType) : Optional.empty();
    }

    /** {@return a copy with the protocol type filled in} */
    @Override
    public GeneveHeader completed(HeaderContext context) {
        EtherType following = context.followingNumber(protocolType);
        return new GeneveHeader(
                version, controlPacket, criticalOptions, reserved, following, vni, lastReserved, options);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        Violations found = new Violations();
        if (version == 0) {
            addRulesOfBits(found);
            addRulesOfOptions(found);
        } else {
            // what the other bits must be is for that version to say
            found.add("RFC 8926 3.4", 0, "version is " + version + ", not 0");
        }
        return found.list();
    }

    private void addRulesOfBits(Violations found) {
        boolean critical = options.hasCritical();
        found.addIf(criticalOptions && !critical, "RFC 8926 3.4", 1, "the C bit is set, but no option is critical");
        found.addIf(!criticalOptions && critical, "RFC 8926 3.5", 1, "the C bit is not set, but an option is critical");
        found.addIf(reserved != 0, "RFC 8926 3.4", 1, "a reserved bit is set");
        String explanation = "the octet behind the identifier is reserved and " + lastReserved + ", not 0";
        found.addIf(lastReserved != 0, "RFC 8926 3.4", 7, explanation);
    }

    private void addRulesOfOptions(Violations found) {
        int at = MIN_LENGTH + 3; // the octet with the reserved bits and the length
        for (GeneveOption option : options.list()) {
            boolean malformed = option instanceof GeneveOption.Malformed;
            found.addIf(option.reserved() != 0, "RFC 8926 3.5", at, "a reserved bit of an option is set");
            found.addIf(malformed, "RFC 8926 3.5", at, "the length of the option leads beyond Opt Len");
            at += option.length();
        }
    }

    /** {@return for instance {@code Geneve TEB vni 42 flags [C] <0x0102/0x80 0x00010002>}} */
    @Override
    public String toString() {
        String name = version == 0 ? "Geneve " : "Geneve version " + version + " ";
        String flags = (controlPacket ? "O" : "") + (criticalOptions ? "C" : "");
        String line = name + protocolType + " vni " + vni + (flags.isEmpty() ? "" : " flags [" + flags + "]");
        return options.length() == 0 ? line : line + " " + options;
    }
}
