package io.rawnet.codec.network;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.Ipv6Chain;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TransportChecksum;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;

/**
 * Reads and changes an IPv6 header in place, without a copy.
 *
 * <p>Where addresses change, the setters step over the extension headers and repair the checksum of the TCP, UDP, UDP-Lite,
 * DCCP, ICMPv6, VRRP or mobility header behind them incrementally (RFC 1624): a checksum that was right stays right, one that was
 * wrong stays wrong. After {@link #at} has checked the structure no accessor fails, as long as the buffer's limit stays where
 * it was.
 */
public final class Ipv6View {

    /** The length of the header in octets. */
    public static final int LENGTH = 40;

    private static final int VERSION_CLASS_FLOW = 0;
    private static final int PAYLOAD_LENGTH = 4;
    private static final int NEXT_HEADER = 6;
    private static final int HOP_LIMIT = 7;
    private static final int SOURCE = 8;
    private static final int DESTINATION = 24;

    private static final int FLOW_LABEL_MASK = 0xF_FFFF;

    private final ByteBuffer buffer;
    private final int offset;

    private Ipv6View(ByteBuffer buffer, int offset) {
        this.buffer = buffer;
        this.offset = offset;
    }

    /**
     * {@return a view of the header at the buffer's position}
     *
     * @param buffer the octets; its position is neither moved nor remembered
     * @throws MalformedPacketException as {@link #at} does
     */
    public static Ipv6View of(ByteBuffer buffer) throws MalformedPacketException {
        return at(buffer, buffer.position());
    }

    /**
     * {@return a view of the header at an index}
     *
     * @param buffer the octets, up to its limit
     * @param offset the absolute index of the header's first octet
     * @throws MalformedPacketException if the version is not 6 or fewer than 40 octets are there
     */
    public static Ipv6View at(ByteBuffer buffer, int offset) throws MalformedPacketException {
        check(buffer, offset);
        return new Ipv6View(buffer, offset);
    }

    /** Checks the structure of the header at an index as {@link #at} says. */
    static void check(ByteBuffer buffer, int offset) throws MalformedPacketException {
        Wire.require("IPv6", buffer, offset, LENGTH);
        int version = Wire.u8(buffer, offset) >>> 4;
        if (version != 6) {
            throw MalformedPacketException.because("IPv6", 0, "version is " + version, LENGTH, 0);
        }
    }

    /** {@return DSCP and ECN together, 0 to 255} */
    public int trafficClass() {
        return Wire.u16(buffer, offset + VERSION_CLASS_FLOW) >>> 4 & 0xFF;
    }

    /** {@return the Differentiated Services Code Point, 0 to 63 (RFC 2474)} */
    public int dscp() {
        return trafficClass() >>> 2;
    }

    /** {@return the Explicit Congestion Notification bits, 0 to 3 (RFC 3168)} */
    public int ecn() {
        return trafficClass() & 3;
    }

    /** {@return the flow label, 0 to 2^20-1} */
    public int flowLabel() {
        return Wire.i32(buffer, offset + VERSION_CLASS_FLOW) & FLOW_LABEL_MASK;
    }

    /** {@return the length of what follows in octets as the header says, 0 to 65535} */
    public int payloadLength() {
        return Wire.u16(buffer, offset + PAYLOAD_LENGTH);
    }

    /** {@return what follows the header} */
    public IpProtocol nextHeader() {
        return IpProtocol.of(Wire.u8(buffer, offset + NEXT_HEADER));
    }

    /** {@return how many more routers may forward the packet, 0 to 255} */
    public int hopLimit() {
        return Wire.u8(buffer, offset + HOP_LIMIT);
    }

    /** {@return the source address} */
    public Ipv6Address source() {
        return Ipv6Address.at(buffer, offset + SOURCE);
    }

    /** {@return the destination address} */
    public Ipv6Address destination() {
        return Ipv6Address.at(buffer, offset + DESTINATION);
    }

    /** {@return the absolute index of the first octet behind the header} */
    public int payloadOffset() {
        return offset + LENGTH;
    }

    /**
     * {@return the absolute index behind the last octet of the payload} The payload length decides, and where it is 0 a jumbo
     * payload option (RFC 2675), unless the buffer ends earlier.
     */
    public int payloadEnd() {
        int available = buffer.limit() - payloadOffset();
        return payloadOffset() + (int) Math.min(available, declaredLength(available));
    }

    private long declaredLength(int available) {
        int length = payloadLength();
        int next = Wire.u8(buffer, offset + NEXT_HEADER);
        if (length != 0 || next == IpProtocol.NO_NEXT_HEADER.number()) {
            return length;
        }
        int options =
                next == Ipv6Chain.HOP_BY_HOP ? Ipv6Chain.length(next, buffer, payloadOffset(), buffer.limit()) : 0;
        int jumbo =
                Ipv6Options.find(Ipv6Option.JUMBO_PAYLOAD, 4, buffer, payloadOffset() + 2, payloadOffset() + options);
        return jumbo < 0 ? available : Math.max(options, Wire.u32(buffer, jumbo));
    }

    /**
     * {@return what stands at {@link #upperLayerOffset}: a transport protocol, or the extension header that could not be stepped
     * over, for instance ESP or a fragment other than the first}
     */
    public IpProtocol upperLayer() {
        return IpProtocol.of(
                Wire.u8(buffer, Ipv6Chain.announcement(Ipv6Chain.upperLayer(buffer, offset, payloadEnd()))));
    }

    /**
     * {@return the absolute index of the first octet behind the extension headers} At most 64 are
     * stepped over.
     */
    public int upperLayerOffset() {
        return Ipv6Chain.index(Ipv6Chain.upperLayer(buffer, offset, payloadEnd()));
    }

    /**
     * Changes DSCP and ECN together.
     *
     * @param trafficClass 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public void setTrafficClass(int trafficClass) {
        Range.u8("trafficClass", trafficClass);
        Wire.put32(buffer, offset + VERSION_CLASS_FLOW, 6 << 28 | trafficClass << 20 | flowLabel());
    }

    /**
     * Changes the Differentiated Services Code Point.
     *
     * @param dscp 0 to 63
     * @throws IllegalArgumentException if it is outside
     */
    public void setDscp(int dscp) {
        Range.check("dscp", dscp, 63);
        setTrafficClass(dscp << 2 | ecn());
    }

    /**
     * Changes the Explicit Congestion Notification bits.
     *
     * @param ecn 0 to 3
     * @throws IllegalArgumentException if it is outside
     */
    public void setEcn(int ecn) {
        Range.check("ecn", ecn, 3);
        setTrafficClass(dscp() << 2 | ecn);
    }

    /**
     * Changes the flow label.
     *
     * @param flowLabel 0 to 2^20-1
     * @throws IllegalArgumentException if it is outside
     */
    public void setFlowLabel(int flowLabel) {
        Range.check("flowLabel", flowLabel, FLOW_LABEL_MASK);
        Wire.put32(buffer, offset + VERSION_CLASS_FLOW, 6 << 28 | trafficClass() << 20 | flowLabel);
    }

    /**
     * Changes the hop limit.
     *
     * @param hopLimit 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public void setHopLimit(int hopLimit) {
        Range.u8("hopLimit", hopLimit);
        Wire.put8(buffer, offset + HOP_LIMIT, hopLimit);
    }

    /**
     * Takes one from the hop limit, as a router does (RFC 8200 section 3).
     *
     * @return whether the packet may go on: false if the hop limit was 0, and stays so, or has become 0
     */
    public boolean decrementHopLimit() {
        int hopLimit = hopLimit();
        if (hopLimit > 0) {
            setHopLimit(hopLimit - 1);
        }
        return hopLimit > 1;
    }

    /**
     * Changes the source address and repairs the transport checksum, unless a home address option stands in for the source
     * there (RFC 6275).
     *
     * @param source the new address
     */
    public void setSource(Ipv6Address source) {
        repair(Ipv6Addressing.sourceOctets(buffer, offset, payloadEnd()), source(), source);
        Wire.put128(buffer, offset + SOURCE, source.high(), source.low());
    }

    /**
     * Changes the destination address and repairs the transport checksum, unless a routing header names the final destination,
     * which is what it covers (RFC 8200 section 8.1).
     *
     * @param destination the new address
     */
    public void setDestination(Ipv6Address destination) {
        repair(Ipv6Addressing.destinationOctets(buffer, offset, payloadEnd()), destination(), destination);
        Wire.put128(buffer, offset + DESTINATION, destination.high(), destination.low());
    }

    private void repair(int octets, Ipv6Address before, Ipv6Address after) {
        int end = payloadEnd();
        long upperLayer = Ipv6Chain.upperLayer(buffer, offset, end);
        int protocol = Wire.u8(buffer, Ipv6Chain.announcement(upperLayer));
        int start = Ipv6Chain.index(upperLayer);
        int sumBefore = Ipv6Addressing.sum(before, octets);
        TransportChecksum.repair(buffer, protocol, start, end, sumBefore, Ipv6Addressing.sum(after, octets));
    }

    /** {@return the header as an immutable value} */
    public Ipv6Header toHeader() {
        return Ipv6Header.read(buffer, offset);
    }

    /** {@return the header as one line of text} */
    @Override
    public String toString() {
        return toHeader().toString();
    }
}
