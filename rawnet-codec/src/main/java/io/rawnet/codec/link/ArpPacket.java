package io.rawnet.codec.link;

import io.rawnet.codec.ConversationHeader;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * ARP packet (RFC 826), for hardware and protocol addresses of any length; RARP (RFC 903) has the same form.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |         Hardware Type         |         Protocol Type         |
 * +---------------+---------------+-------------------------------+
 * |  HW Length n  | Prot Length m |           Operation           |
 * +---------------+---------------+-------------------------------+
 * |              Sender Hardware Address, n octets ...            |
 * +---------------------------------------------------------------+
 * |              Sender Protocol Address, m octets ...            |
 * +---------------------------------------------------------------+
 * |              Target Hardware Address, n octets ...            |
 * +---------------------------------------------------------------+
 * |              Target Protocol Address, m octets ...            |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param hardwareType the kind of hardware address, 0 to 65535, for instance {@link #ETHERNET}
 * @param protocolType the kind of protocol address
 * @param operation operation code, 0 to 65535, for instance {@link #REQUEST}
 * @param senderHardware the sender's hardware address, at most 255 octets
 * @param senderProtocol the sender's protocol address, at most 255 octets
 * @param targetHardware the target's hardware address, as long as the sender's
 * @param targetProtocol the target's protocol address, as long as the sender's
 */
public record ArpPacket(
        int hardwareType,
        EtherType protocolType,
        int operation,
        Octets senderHardware,
        Octets senderProtocol,
        Octets targetHardware,
        Octets targetProtocol)
        implements ConversationHeader {

    /** The hardware type of Ethernet. */
    public static final int ETHERNET = 1;

    /** Operation: request for the hardware address of a protocol address. */
    public static final int REQUEST = 1;

    /** Operation: reply to a request. */
    public static final int REPLY = 2;

    /** Operation of RARP: request for the protocol address of a hardware address. */
    public static final int REVERSE_REQUEST = 3;

    /** Operation of RARP: reply to a request. */
    public static final int REVERSE_REPLY = 4;

    /** The length of the part before the addresses in octets. */
    private static final int FIXED_LENGTH = 8;

    public ArpPacket {
        NotNull.check("protocolType", protocolType);
        Range.u16("hardwareType", hardwareType);
        Range.u16("operation", operation);
        Range.u8("length of senderHardware", senderHardware.size());
        Range.u8("length of senderProtocol", senderProtocol.size());
        requireEqual("Hardware", senderHardware, targetHardware);
        requireEqual("Protocol", senderProtocol, targetProtocol);
    }

    private static void requireEqual(String kind, Octets sender, Octets target) {
        if (sender.size() != target.size()) {
            throw new IllegalArgumentException("target" + kind + " must have " + sender.size() + " octets as sender"
                    + kind + " has, not " + target.size());
        }
    }

    private static ArpPacket ofEthernet(
            int operation, MacAddress sender, Ipv4Address senderIpv4, MacAddress target, Ipv4Address targetIpv4) {
        return new ArpPacket(
                ETHERNET,
                EtherType.IPV4,
                operation,
                sender.octets(),
                senderIpv4.octets(),
                target.octets(),
                targetIpv4.octets());
    }

    /**
     * {@return a request for the hardware address of an IPv4 address}
     *
     * @param sender hardware address of the sender
     * @param senderIpv4 IPv4 address of the sender
     * @param wanted the address in question
     */
    public static ArpPacket request(MacAddress sender, Ipv4Address senderIpv4, Ipv4Address wanted) {
        return ofEthernet(REQUEST, sender, senderIpv4, MacAddress.ZERO, wanted);
    }

    /**
     * {@return the reply to a request}
     *
     * @param sender hardware address of the sender
     * @param senderIpv4 the address that was requested
     * @param target hardware address of the requester
     * @param targetIpv4 IPv4 address of the requester
     */
    public static ArpPacket reply(
            MacAddress sender, Ipv4Address senderIpv4, MacAddress target, Ipv4Address targetIpv4) {
        return ofEthernet(REPLY, sender, senderIpv4, target, targetIpv4);
    }

    /**
     * {@return a request for the sender's own address, an announcement to all neighbours (RFC 5227 section 2.3)}
     *
     * @param sender hardware address of the sender
     * @param ipv4 the address
     */
    public static ArpPacket gratuitous(MacAddress sender, Ipv4Address ipv4) {
        return request(sender, ipv4, ipv4);
    }

    /**
     * {@return a request that checks whether an address is in use, from a host that has none yet (RFC 5227 section 2.1.1)}
     *
     * @param sender hardware address of the sender
     * @param wanted the address in question
     */
    public static ArpPacket probe(MacAddress sender, Ipv4Address wanted) {
        return request(sender, Ipv4Address.ANY, wanted);
    }

    /**
     * Decodes the packet at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the packet
     * @throws MalformedPacketException if fewer than 8 octets remain, or fewer than its address lengths say
     */
    public static ArpPacket decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("ARP", in, FIXED_LENGTH);
        int start = in.position();
        Wire.take("ARP", in, FIXED_LENGTH + 2 * (Wire.u8(in, start + 4) + Wire.u8(in, start + 5)));
        return read(in, start);
    }

    /** {@return the packet at an index, all octets of which are there} */
    static ArpPacket read(ByteBuffer in, int start) {
        int hardware = Wire.u8(in, start + 4);
        int protocol = Wire.u8(in, start + 5);
        int sender = start + FIXED_LENGTH;
        int target = sender + hardware + protocol;
        return new ArpPacket(
                Wire.u16(in, start),
                EtherType.of(Wire.u16(in, start + 2)),
                Wire.u16(in, start + 6),
                Octets.copyOf(in, sender, hardware),
                Octets.copyOf(in, sender + hardware, protocol),
                Octets.copyOf(in, target, hardware),
                Octets.copyOf(in, target + hardware, protocol));
    }

    @Override
    public int length() {
        return FIXED_LENGTH + 2 * (senderHardware.size() + senderProtocol.size());
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        Wire.put16(out, start, hardwareType);
        Wire.put16(out, start + 2, protocolType.number());
        Wire.put8(out, start + 4, senderHardware.size());
        Wire.put8(out, start + 5, senderProtocol.size());
        Wire.put16(out, start + 6, operation);
        int target = start + FIXED_LENGTH + senderHardware.size() + senderProtocol.size();
        senderHardware.encode(out, start + FIXED_LENGTH);
        senderProtocol.encode(out, start + FIXED_LENGTH + senderHardware.size());
        targetHardware.encode(out, target);
        targetProtocol.encode(out, target + targetHardware.size());
    }

    /** {@return the sender's hardware address, where it is a MAC address} */
    public Optional<MacAddress> senderMac() {
        return mac(senderHardware);
    }

    /** {@return the target's hardware address, where it is a MAC address} */
    public Optional<MacAddress> targetMac() {
        return mac(targetHardware);
    }

    /** {@return the sender's protocol address, where it is an IPv4 address} */
    public Optional<Ipv4Address> senderIpv4() {
        return ipv4(senderProtocol);
    }

    /** {@return the target's protocol address, where it is an IPv4 address} */
    public Optional<Ipv4Address> targetIpv4() {
        return ipv4(targetProtocol);
    }

    private Optional<MacAddress> mac(Octets address) {
        return hardwareType == ETHERNET ? MacAddress.tryOf(address) : Optional.empty();
    }

    private Optional<Ipv4Address> ipv4(Octets address) {
        return protocolType.equals(EtherType.IPV4) && address.size() == Ipv4Address.LENGTH
                ? Optional.of(Ipv4Address.at(address.buffer(), 0))
                : Optional.empty();
    }

    /** {@return whether sender and target have the same protocol address} */
    public boolean isGratuitous() {
        return senderProtocol.equals(targetProtocol);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        boolean reverse = operation == REVERSE_REQUEST || operation == REVERSE_REPLY;
        return List.of(reverse ? EtherType.RARP : EtherType.ARP);
    }

    /** {@return 0: nothing that follows, such as Ethernet padding, belongs to the packet} */
    @Override
    public OptionalInt declaredPayloadLength() {
        return OptionalInt.of(0);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        return ArpRules.violations(this);
    }

    /**
     * {@return whether this is the reply to a request for its sender's protocol address (RFC 826), or the RARP reply for the same
     * target hardware address (RFC 903)}
     */
    @Override
    public boolean answers(Header request, int requestPayload) {
        if (!(request instanceof ArpPacket asked) || !protocolType.equals(asked.protocolType)) {
            return false;
        }
        return switch (operation) {
            case REPLY ->
                asked.operation == REQUEST
                        && senderProtocol.equals(asked.targetProtocol)
                        && targetProtocol.equals(asked.senderProtocol);
            case REVERSE_REPLY -> asked.operation == REVERSE_REQUEST && targetHardware.equals(asked.targetHardware);
            default -> false;
        };
    }

    /** {@return for instance {@code ARP who-has 10.0.0.2 tell 10.0.0.1} or {@code ARP 10.0.0.2 is-at 02:00:00:00:00:02}} */
    @Override
    public String toString() {
        String senderText = text(senderIpv4(), senderProtocol);
        String targetText = text(targetIpv4(), targetProtocol);
        return switch (operation) {
            case REQUEST -> "ARP who-has " + targetText + " tell " + senderText;
            case REPLY -> "ARP " + senderText + " is-at " + text(senderMac(), senderHardware);
            case REVERSE_REQUEST ->
                "RARP who-is " + text(targetMac(), targetHardware) + " tell " + text(senderMac(), senderHardware);
            case REVERSE_REPLY -> "RARP " + text(targetMac(), targetHardware) + " at " + targetText;
            default -> "ARP operation " + operation + " " + senderText + " > " + targetText;
        };
    }

    private static String text(Optional<?> typed, Octets raw) {
        return typed.map(Object::toString).orElseGet(() -> raw.isEmpty() ? "nobody" : "0x" + raw);
    }
}
