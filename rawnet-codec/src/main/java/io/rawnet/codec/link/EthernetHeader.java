package io.rawnet.codec.link;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Ethernet header (IEEE 802.3 clause 3.1.1), as AF_PACKET sockets see it: no preamble and no frame check sequence.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                      Destination Address                      |
 * +-------------------------------+-------------------------------+
 * |  Destination Address (cont.)  |        Source Address         |
 * +-------------------------------+-------------------------------+
 * |                    Source Address (continued)                 |
 * +-------------------------------+-------------------------------+
 * |         Type / Length         |
 * +-------------------------------+
 * </pre>
 *
 * @param destination the station or group the frame is for
 * @param source the station that sent it
 * @param type what follows; a number of at most {@link EtherType#MAX_LENGTH} is the length of what follows instead
 */
public record EthernetHeader(MacAddress destination, MacAddress source, EtherType type) implements LengthOrType {

    /** The length of the header in octets. */
    public static final int LENGTH = EthernetView.LENGTH;

    public EthernetHeader {
        NotNull.check("destination", destination, "source", source, "type", type);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 14 octets remain
     */
    public static EthernetHeader decode(ByteBuffer in) throws MalformedPacketException {
        return read(in, Wire.take("Ethernet", in, LENGTH));
    }

    /** {@return the header at an index of a buffer, where the caller knows that it fits} */
    static EthernetHeader read(ByteBuffer in, int start) {
        long sourceAndType = Wire.i64(in, start + MacAddress.LENGTH);
        MacAddress destination = new MacAddress(Wire.i64(in, start) >>> 16);
        MacAddress source = new MacAddress(sourceAndType >>> 16);
        EtherType type = EtherType.of((int) sourceAndType & 0xFFFF);
        return new EthernetHeader(destination, source, type);
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put64(out, start, destination.bits() << 16 | source.bits() >>> 32);
        Wire.put32(out, start + 8, source.bits());
        Wire.put16(out, start + 12, type.number());
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(LinkType.ETHERNET, EtherType.TRANSPARENT_ETHERNET_BRIDGING, IpProtocol.ETHERNET);
    }

    /** {@return a copy whose type is that of the following header, or whose length is that of what follows} */
    @Override
    public EthernetHeader completed(HeaderContext context) {
        return new EthernetHeader(destination, source, LengthOrType.completed(type, context));
    }

    @Override
    public Optional<Obstacle> obstacle(HeaderContext context) {
        return LengthOrType.obstacle("Ethernet", type, context);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        String explanation = "source address " + source + " is a group address";
        return Violations.of(source.isMulticast(), "IEEE 802.3 3.2.3", 6, explanation);
    }

    /** {@return for instance {@code Ethernet 02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff ARP}} */
    @Override
    public String toString() {
        return "Ethernet " + source + " > " + destination + " " + LengthOrType.text(type);
    }
}
