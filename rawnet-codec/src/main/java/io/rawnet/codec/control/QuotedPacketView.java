package io.rawnet.codec.control;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TransportChecksum;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.network.Ipv6View;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * The packet that an ICMP or ICMPv6 error quotes, where it lies: what a translator must change so that the host which sent the
 * packet recognizes it (RFC 5508 section 4.2).
 *
 * <p>Each setter repairs three checksums incrementally (RFC 1624): that of the quoted IPv4 header, that of the quoted transport
 * header if it was quoted whole, and that of the ICMP message. The error's own IP header is not part of this view: change it
 * through {@link Ipv4View} or {@link Ipv6View}. Quotes are cut short as a rule; what was cut off is left alone.
 */
public final class QuotedPacketView {

    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;

    /** How many octets of a transport header hold its ports and its checksum. */
    private static final int TRANSPORT_HEAD = 20;

    private final ByteBuffer buffer;
    private final int outerChecksum;
    private final int start;
    private final Ipv4View ipv4;
    private final Ipv6View ipv6;
    private final int protocol;
    private final int transport;
    private final int end;

    /** Reads the quote in a buffer whose limit is the end of the quote. */
    QuotedPacketView(ByteBuffer buffer, int outerChecksum, int start, boolean version6)
            throws MalformedPacketException {
        this.buffer = buffer;
        this.outerChecksum = outerChecksum;
        this.start = start;
        if (version6) {
            ipv4 = null;
            ipv6 = Ipv6View.at(buffer, start);
            protocol = ipv6.upperLayer().number();
            transport = ipv6.upperLayerOffset();
            end = ipv6.payloadEnd();
        } else {
            ipv4 = Ipv4View.at(buffer, start);
            ipv6 = null;
            protocol = ipv4.protocol().number();
            transport = ipv4.payloadOffset();
            end = ipv4.payloadEnd();
        }
    }

    /** {@return the source address of the quoted packet} */
    public IpAddress source() {
        return ipv4 != null ? ipv4.source() : ipv6.source();
    }

    /** {@return the destination address of the quoted packet} */
    public IpAddress destination() {
        return ipv4 != null ? ipv4.destination() : ipv6.destination();
    }

    /** {@return the transport protocol of the quoted packet; of IPv6, what follows its extension headers} */
    public IpProtocol protocol() {
        return IpProtocol.of(protocol);
    }

    /**
     * {@return the absolute index of the first octet of the quoted transport header, behind IPv6 extension headers; it may be
     * the end of the quote}
     */
    public int transportOffset() {
        return transport;
    }

    /**
     * {@return the source port of the quoted packet, 0 to 65535; empty if the protocol has no ports, the quote is a fragment other
     * than the first, or it ends before the ports do}
     */
    public OptionalInt sourcePort() {
        return port(SOURCE_PORT);
    }

    /** {@return the destination port of the quoted packet, 0 to 65535; empty where {@link #sourcePort} is} */
    public OptionalInt destinationPort() {
        return port(DESTINATION_PORT);
    }

    private OptionalInt port(int field) {
        return hasPorts() ? OptionalInt.of(Wire.u16(buffer, transport + field)) : OptionalInt.empty();
    }

    private boolean hasPorts() {
        return switch (protocol) {
            case 6, 17, 33, 132, 136 -> end - transport >= 4 && isFirstFragment();
            default -> false;
        };
    }

    private boolean isFirstFragment() {
        // of IPv6, a later fragment has no transport protocol: its chain ends at the fragment header
        return ipv4 == null || ipv4.fragmentOffset() == 0;
    }

    /**
     * {@return the quoted ICMP or ICMPv6 message, for instance the echo request that nobody answered; as cut as the quote is}
     * To change its identifier use {@link #setIdentifier}, which repairs the outer checksum too.
     *
     * @throws MalformedPacketException if fewer than 4 octets of it are quoted, or the quote is a fragment other than the first
     * @throws IllegalArgumentException if the quoted protocol is another one
     */
    public IcmpView icmp() throws MalformedPacketException {
        if (!isFirstFragment()) {
            throw MalformedPacketException.because(
                    "ICMP", 0, "a fragment other than the first has no header", IcmpView.MIN_LENGTH, 0);
        }
        return IcmpView.at(buffer.asReadOnlyBuffer(), transport, end, protocol());
    }

    /**
     * Changes the source address of the quoted packet.
     *
     * @param source the new address, of the family of the quoted packet
     * @throws IllegalArgumentException if it is of the other family
     */
    public void setSource(IpAddress source) {
        int before = sumOfHeaders();
        if (ipv4 != null) {
            ipv4.setSource(requireFamily(Ipv4Address.class, "source", source));
        } else {
            ipv6.setSource(requireFamily(Ipv6Address.class, "source", source));
        }
        repairOuterChecksum(before);
    }

    /**
     * Changes the destination address of the quoted packet.
     *
     * @param destination the new address, of the family of the quoted packet
     * @throws IllegalArgumentException if it is of the other family
     */
    public void setDestination(IpAddress destination) {
        int before = sumOfHeaders();
        if (ipv4 != null) {
            ipv4.setDestination(requireFamily(Ipv4Address.class, "destination", destination));
        } else {
            ipv6.setDestination(requireFamily(Ipv6Address.class, "destination", destination));
        }
        repairOuterChecksum(before);
    }

    private static <A extends IpAddress> A requireFamily(Class<A> family, String name, IpAddress address) {
        NotNull.check(name, address);
        if (!family.isInstance(address)) {
            throw new IllegalArgumentException(name + " must be an " + (family == Ipv4Address.class ? "IPv4" : "IPv6")
                    + " address as the quoted packet has, not " + address);
        }
        return family.cast(address);
    }

    /**
     * Changes the source port of the quoted packet. The checksum of SCTP (a CRC over the whole packet) cannot be
     * repaired and stays; no host checks it in a quote.
     *
     * @param port 0 to 65535
     * @throws IllegalArgumentException if it is outside
     * @throws IllegalStateException if {@link #sourcePort} is empty
     */
    public void setSourcePort(int port) {
        setPort("sourcePort", SOURCE_PORT, port);
    }

    /**
     * Changes the destination port of the quoted packet, as {@link #setSourcePort} does the other.
     *
     * @param port 0 to 65535
     * @throws IllegalArgumentException if it is outside
     * @throws IllegalStateException if {@link #destinationPort} is empty
     */
    public void setDestinationPort(int port) {
        setPort("destinationPort", DESTINATION_PORT, port);
    }

    private void setPort(String name, int field, int port) {
        Range.u16(name, port);
        if (!hasPorts()) {
            throw new IllegalStateException("The quoted packet shows no ports: ask sourcePort() first.");
        }
        int sum = sumOfHeaders();
        int before = Wire.u16(buffer, transport + field);
        Wire.put16(buffer, transport + field, port);
        TransportChecksum.repair(buffer, protocol, transport, end, before, port);
        repairOuterChecksum(sum);
    }

    /**
     * Changes the identifier of the quoted ICMP or ICMPv6 message, for instance of the echo request that did not arrive.
     *
     * @param identifier 0 to 65535
     * @throws MalformedPacketException as {@link #icmp} does
     * @throws IllegalArgumentException if the number is outside, or the quoted protocol is neither ICMP nor ICMPv6
     * @throws IllegalStateException if the quoted message has no identifier
     */
    public void setIdentifier(int identifier) throws MalformedPacketException {
        icmp();
        int before = sumOfHeaders();
        IcmpView.at(buffer, transport, end, protocol()).setIdentifier(identifier);
        repairOuterChecksum(before);
    }

    /** {@return the folded sum of all octets that a setter may change} */
    private int sumOfHeaders() {
        int length = Math.min(end, transport + TRANSPORT_HEAD) - start;
        return ~InternetChecksum.finish(InternetChecksum.sum(buffer, start, length)) & 0xFFFF;
    }

    private void repairOuterChecksum(int before) {
        int checksum = Wire.u16(buffer, outerChecksum);
        Wire.put16(buffer, outerChecksum, InternetChecksum.update(checksum, before, sumOfHeaders()));
    }

    /** {@return for instance {@code 10.0.0.1.40000 > 192.0.2.1.53 UDP}} */
    @Override
    public String toString() {
        return endpoint(source(), sourcePort()) + " > " + endpoint(destination(), destinationPort()) + " " + protocol();
    }

    private static String endpoint(IpAddress address, OptionalInt port) {
        return port.isPresent() ? address + "." + port.getAsInt() : address.toString();
    }
}
