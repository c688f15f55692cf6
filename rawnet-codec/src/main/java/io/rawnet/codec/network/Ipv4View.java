package io.rawnet.codec.network;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TransportChecksum;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;

/**
 * Reads and changes an IPv4 header in place, without a copy.
 *
 * <p>Setters repair the header checksum, and where addresses change the checksum of the TCP, UDP, UDP-Lite or DCCP header
 * behind it, incrementally (RFC 1624): a checksum that was right stays right, one that was wrong stays wrong. After {@link
 * #at} has checked the structure no accessor fails, as long as the buffer's limit and byte order stay what they were.
 */
public final class Ipv4View {

    /** The length of a header without options in octets. */
    public static final int MIN_LENGTH = 20;

    private static final int VERSION_AND_IHL = 0;
    private static final int TYPE_OF_SERVICE = 1;
    private static final int TOTAL_LENGTH = 2;
    private static final int IDENTIFICATION = 4;
    private static final int FLAGS_AND_OFFSET = 6;
    private static final int TIME_TO_LIVE = 8;
    private static final int PROTOCOL = 9;
    private static final int CHECKSUM = 10;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private final ByteBuffer buffer;
    private final int offset;
    private final int length;

    private Ipv4View(ByteBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
    }

    /**
     * {@return a view of the header at the buffer's position}
     *
     * @param buffer the octets; its position is neither moved nor remembered
     * @throws MalformedPacketException as {@link #at} does
     */
    public static Ipv4View of(ByteBuffer buffer) throws MalformedPacketException {
        return at(buffer, buffer.position());
    }

    /**
     * {@return a view of the header at an index}
     *
     * @param buffer the octets, up to its limit
     * @param offset the absolute index of the header's first octet
     * @throws MalformedPacketException if the version is not 4, or the header is shorter than 20 octets or than its header
     *     length says
     */
    public static Ipv4View at(ByteBuffer buffer, int offset) throws MalformedPacketException {
        int available = buffer.limit() - offset; // with Wire.require, a call more, the view is not optimized away
        if (available < MIN_LENGTH) {
            throw MalformedPacketException.tooShort("IPv4", 0, MIN_LENGTH, available);
        }
        int length = checkedLength(buffer.get(offset + VERSION_AND_IHL) & 0xFF, available);
        return new Ipv4View(Wire.inNetworkOrder(buffer), offset, length);
    }

    /** {@return the length that a header's first octet gives, once it is checked} */
    static int checkedLength(int first, int available) throws MalformedPacketException {
        if (first >>> 4 != 4) {
            throw MalformedPacketException.because("IPv4", 0, "version is " + (first >>> 4), MIN_LENGTH, 0);
        }
        int length = (first & 0xF) * 4;
        if (length < MIN_LENGTH) {
            throw MalformedPacketException.because(
                    "IPv4", 0, "header length of " + length + " octets is below 20", MIN_LENGTH, length);
        }
        if (available < length) {
            throw MalformedPacketException.tooShort("IPv4", 0, length, available);
        }
        return length;
    }

    /** {@return the length of the header in octets, options included, 20 to 60} */
    public int length() {
        return length;
    }

    /** {@return the Differentiated Services Code Point, 0 to 63 (RFC 2474)} */
    public int dscp() {
        return (buffer.get(offset + TYPE_OF_SERVICE) & 0xFF) >>> 2;
    }

    /** {@return the Explicit Congestion Notification bits, 0 to 3 (RFC 3168)} */
    public int ecn() {
        return buffer.get(offset + TYPE_OF_SERVICE) & 3;
    }

    /** {@return the length of header and payload in octets as the header says, 0 to 65535} */
    public int totalLength() {
        return buffer.getShort(offset + TOTAL_LENGTH) & 0xFFFF;
    }

    /** {@return the identification that fragments of one packet share, 0 to 65535} */
    public int identification() {
        return buffer.getShort(offset + IDENTIFICATION) & 0xFFFF;
    }

    /** {@return the three flags, 0 to 7: reserved 4, {@link Ipv4Header#DONT_FRAGMENT}, {@link Ipv4Header#MORE_FRAGMENTS}} */
    public int flags() {
        return (buffer.get(offset + FLAGS_AND_OFFSET) & 0xFF) >>> 5;
    }

    /** {@return where this fragment belongs, in units of 8 octets, 0 to 8191} */
    public int fragmentOffset() {
        return buffer.getShort(offset + FLAGS_AND_OFFSET) & 0x1FFF;
    }

    /** {@return how many more routers may forward the packet, 0 to 255} */
    public int timeToLive() {
        return buffer.get(offset + TIME_TO_LIVE) & 0xFF;
    }

    /** {@return what follows the header} */
    public IpProtocol protocol() {
        return IpProtocol.of(buffer.get(offset + PROTOCOL) & 0xFF);
    }

    /** {@return the header checksum, 0 to 65535} */
    public int headerChecksum() {
        return buffer.getShort(offset + CHECKSUM) & 0xFFFF;
    }

    /** {@return the source address} */
    public Ipv4Address source() {
        return new Ipv4Address(buffer.getInt(offset + SOURCE));
    }

    /** {@return the destination address} */
    public Ipv4Address destination() {
        return new Ipv4Address(buffer.getInt(offset + DESTINATION));
    }

    /** {@return the absolute index of the first octet behind the header} */
    public int payloadOffset() {
        return offset + length;
    }

    /**
     * {@return the absolute index behind the last octet of the payload} The total length decides, unless the buffer ends
     * earlier or the total length is 0, as segmentation offload leaves it.
     */
    public int payloadEnd() {
        int totalLength = totalLength();
        int end = totalLength == 0 ? buffer.limit() : Math.min(buffer.limit(), offset + totalLength);
        return Math.max(end, payloadOffset());
    }

    /** {@return whether the header checksum is right} */
    public boolean isChecksumValid() {
        return InternetChecksum.finish(InternetChecksum.sum(buffer, offset, length())) == 0;
    }

    /**
     * Changes the Differentiated Services Code Point and repairs the header checksum.
     *
     * @param dscp 0 to 63
     * @throws IllegalArgumentException if it is outside
     */
    public void setDscp(int dscp) {
        Range.check("dscp", dscp, 63);
        setWord(VERSION_AND_IHL, buffer.getShort(offset + VERSION_AND_IHL) & 0xFF03 | dscp << 2);
    }

    /**
     * Changes the Explicit Congestion Notification bits and repairs the header checksum.
     *
     * @param ecn 0 to 3
     * @throws IllegalArgumentException if it is outside
     */
    public void setEcn(int ecn) {
        Range.check("ecn", ecn, 3);
        setWord(VERSION_AND_IHL, buffer.getShort(offset + VERSION_AND_IHL) & 0xFFFC | ecn);
    }

    /**
     * Changes the length of header and payload and repairs the header checksum. The transport checksum, which covers its own
     * length, is left alone: whoever changes the payload computes it anew.
     *
     * @param totalLength in octets, 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public void setTotalLength(int totalLength) {
        Range.u16("totalLength", totalLength);
        setWord(TOTAL_LENGTH, totalLength);
    }

    /**
     * Changes the identification and repairs the header checksum.
     *
     * @param identification 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public void setIdentification(int identification) {
        Range.u16("identification", identification);
        setWord(IDENTIFICATION, identification);
    }

    /**
     * Changes the flags and repairs the header checksum.
     *
     * @param flags 0 to 7: reserved 4, {@link Ipv4Header#DONT_FRAGMENT}, {@link Ipv4Header#MORE_FRAGMENTS}
     * @throws IllegalArgumentException if it is outside
     */
    public void setFlags(int flags) {
        Range.check("flags", flags, 7);
        setWord(FLAGS_AND_OFFSET, flags << 13 | fragmentOffset());
    }

    /**
     * Changes the place of this fragment and repairs the header checksum.
     *
     * @param fragmentOffset in units of 8 octets, 0 to 8191
     * @throws IllegalArgumentException if it is outside
     */
    public void setFragmentOffset(int fragmentOffset) {
        Range.check("fragmentOffset", fragmentOffset, 0x1FFF);
        setWord(FLAGS_AND_OFFSET, flags() << 13 | fragmentOffset);
    }

    /**
     * Changes the time to live and repairs the header checksum.
     *
     * @param timeToLive 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public void setTimeToLive(int timeToLive) {
        Range.u8("timeToLive", timeToLive);
        setWord(TIME_TO_LIVE, timeToLive << 8 | buffer.get(offset + PROTOCOL) & 0xFF);
    }

    /**
     * Takes one from the time to live, as a router does (RFC 1812 section 5.3.1), and repairs the header checksum.
     *
     * @return whether the packet may go on: false if the time to live was 0, and stays so, or has become 0
     */
    public boolean decrementTimeToLive() {
        int timeToLive = timeToLive();
        if (timeToLive > 0) {
            setTimeToLive(timeToLive - 1);
        }
        return timeToLive > 1;
    }

    /**
     * Changes the source address and repairs the header and transport checksums.
     *
     * @param source the new address
     */
    public void setSource(Ipv4Address source) {
        setAddress(SOURCE, source.bits());
    }

    /**
     * Changes the destination address and repairs the header and transport checksums. The transport checksum stays where a
     * source route names the final destination, which is what it covers.
     *
     * @param destination the new address
     */
    public void setDestination(Ipv4Address destination) {
        setAddress(DESTINATION, destination.bits());
    }

    private void setAddress(int field, int after) {
        int before = buffer.getInt(offset + field);
        buffer.putInt(offset + field, after);
        buffer.putShort(offset + CHECKSUM, (short) InternetChecksum.update32(headerChecksum(), before, after));
        if (fragmentOffset() == 0 && (field == SOURCE || !isSourceRouted())) {
            int protocol = buffer.get(offset + PROTOCOL) & 0xFF;
            // RFC 9568 5.2.8: the checksum of VRRP covers the addresses of IPv6, not those of IPv4
            if (protocol != IpProtocol.VRRP.number()) {
                TransportChecksum.repair(buffer, protocol, payloadOffset(), payloadEnd(), before, after);
            }
        }
    }

    private boolean isSourceRouted() {
        return Ipv4Options.routedDestination(buffer, offset + MIN_LENGTH, payloadOffset()) >= 0;
    }

    private void setWord(int field, int after) {
        int before = buffer.getShort(offset + field) & 0xFFFF;
        buffer.putShort(offset + field, (short) after);
        buffer.putShort(offset + CHECKSUM, (short) InternetChecksum.update(headerChecksum(), before, after));
    }

    /** {@return the header as an immutable value} */
    public Ipv4Header toHeader() {
        return Ipv4Header.read(buffer, offset, length, buffer.getLong(offset));
    }

    /** {@return the header as one line of text} */
    @Override
    public String toString() {
        return toHeader().toString();
    }
}
