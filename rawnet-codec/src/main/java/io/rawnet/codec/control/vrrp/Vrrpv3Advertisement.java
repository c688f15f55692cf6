package io.rawnet.codec.control.vrrp;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * VRRP advertisement of version 3, over IPv4 or IPv6 (RFC 9568 section 5.2).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-------+---------------+---------------+---------------+
 * |Version| Type  | Virtual Rtr ID|   Priority    |IPvX Addr Count|
 * +-------+-------+---------------+---------------+---------------+
 * |Reserve| Max Advertise Interval|           Checksum            |
 * +-------+-----------------------+-------------------------------+
 * |                      IPvX addresses ...                       |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>Of which family the addresses are stands in the IP header before it alone. That is why the record keeps them as octets,
 * with all that follows.
 *
 * <p>Over IPv4 the checksum covers the message alone. RFC 5798 was read otherwise, and keepalived and others put the pseudo
 * header under it: such a checksum is valid here too, and a violation tells it apart.
 *
 * @param virtualRouterIdentifier which virtual router this is about, 0 to 255; 0 is no router
 * @param priority the sender's priority, 0 to 255; 255 owns the addresses, 0 gives the virtual router up
 * @param count how many addresses there are, 0 to 255
 * @param reserved four bits that should be 0, 0 to 15
 * @param maximumAdvertiseInterval the time between advertisements in hundredths of a second, 0 to 4095
 * @param checksum checksum over the message, 0 to 65535; over IPv6 it covers the pseudo header too
 * @param addressData the octets of the addresses, at least 4 for each that is counted
 */
public record Vrrpv3Advertisement(
        int virtualRouterIdentifier,
        int priority,
        int count,
        int reserved,
        int maximumAdvertiseInterval,
        int checksum,
        Octets addressData)
        implements VrrpMessage {

    /** The length of the message without addresses in octets. */
    public static final int MIN_LENGTH = AdvertisementLayout.MIN_LENGTH;

    static final int VERSION = 3;

    private static final String LAYER = "VRRPv3 advertisement";

    private static final int MAX_INTERVAL = 0x0FFF;

    public Vrrpv3Advertisement {
        Range.u8("virtualRouterIdentifier", virtualRouterIdentifier);
        Range.u8("priority", priority);
        Range.u8("count", count);
        Range.check("reserved", reserved, 15);
        Range.check("maximumAdvertiseInterval", maximumAdvertiseInterval, MAX_INTERVAL);
        Range.u16("checksum", checksum);
        int size = addressData.size();
        String rule = "4 octets or more for each of " + count;
        Range.octets(size >= count * Ipv4Address.LENGTH, "addressData", rule, size);
    }

    /**
     * {@return an advertisement every second without checksum}
     *
     * @param virtualRouterIdentifier which virtual router this is about, 1 to 255
     * @param priority the sender's priority, 0 to 255
     * @param addresses the addresses of the virtual router, at most 255 and of one family; the first of IPv6 is link-local
     * @throws IllegalArgumentException if one is outside its range, or the families differ
     */
    public static Vrrpv3Advertisement of(int virtualRouterIdentifier, int priority, IpAddress... addresses) {
        Range.u8("number of addresses", addresses.length);
        int each = addresses.length == 0 ? 0 : addresses[0].length();
        ByteBuffer out = ByteBuffer.allocate(addresses.length * each);
        for (IpAddress address : addresses) {
            if (address.length() != each) {
                throw new IllegalArgumentException(address + " and " + addresses[0] + " are of different families");
            }
            address.encode(out);
        }
        Octets data = Octets.copyOf(out.flip());
        return new Vrrpv3Advertisement(virtualRouterIdentifier, priority, addresses.length, 0, 100, 0, data);
    }

    static Vrrpv3Advertisement at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require(LAYER, in, start, MIN_LENGTH);
        int count = Wire.u8(in, start + AdvertisementLayout.COUNT);
        Wire.require(LAYER, in, start, MIN_LENGTH + count * Ipv4Address.LENGTH);
        int interval = Wire.u16(in, start + AdvertisementLayout.INTERVAL);
        return new Vrrpv3Advertisement(
                Wire.u8(in, start + AdvertisementLayout.VIRTUAL_ROUTER_IDENTIFIER),
                Wire.u8(in, start + AdvertisementLayout.PRIORITY),
                count,
                interval >>> 12,
                interval & MAX_INTERVAL,
                Wire.u16(in, start + AdvertisementLayout.CHECKSUM),
                Octets.copyOf(in, start + MIN_LENGTH, in.limit() - start - MIN_LENGTH));
    }

    /** {@return the addresses, of the family that the number of octets fits; none where it fits neither} */
    public List<IpAddress> addresses() {
        if (addressData.size() == count * Ipv6Address.LENGTH) {
            return addresses(Ipv6Address.LENGTH, Ipv6Address::at);
        }
        return addressData.size() == count * Ipv4Address.LENGTH
                ? addresses(Ipv4Address.LENGTH, Ipv4Address::at)
                : List.of();
    }

    private List<IpAddress> addresses(int length, Elements.At<IpAddress> element) {
        return List.copyOf(Elements.between(addressData.buffer(), 0, addressData.size(), length, element));
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public int length() {
        return MIN_LENGTH + addressData.size();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start =
                AdvertisementLayout.begin(out, length(), VERSION, virtualRouterIdentifier, priority, count, checksum);
        Wire.put16(out, start + AdvertisementLayout.INTERVAL, reserved << 12 | maximumAdvertiseInterval);
        addressData.encode(out, start + MIN_LENGTH);
    }

    /**
     * {@return a copy with the checksum that pseudo header, message and payload ask for}
     *
     * @param pseudoHeader the addresses the message travels between: those of IPv6; none over IPv4, unless the receivers are
     *     of those that read RFC 5798 otherwise
     * @param payload what follows the message, from position to limit; not moved
     */
    public Vrrpv3Advertisement withChecksum(Optional<PseudoHeader> pseudoHeader, ByteBuffer payload) {
        return new Vrrpv3Advertisement(
                virtualRouterIdentifier,
                priority,
                count,
                reserved,
                maximumAdvertiseInterval,
                computeChecksum(pseudoHeader, payload),
                addressData);
    }

    private int computeChecksum(Optional<PseudoHeader> pseudoHeader, ByteBuffer payload) {
        int length = length() + payload.remaining();
        long addresses = pseudoHeader
                .map(header -> header.sum(IpProtocol.VRRP.number(), length))
                .orElse(0L);
        return InternetChecksum.finish(ControlMessage.sum(this, payload, AdvertisementLayout.CHECKSUM) + addresses);
    }

    /** The pseudo header where RFC 9568 wants it in the sum. */
    private static Optional<PseudoHeader> covered(HeaderContext context) {
        return context.pseudoHeader().filter(header -> !(header instanceof Ipv4PseudoHeader));
    }

    /** {@return a copy with the checksum filled in, where the packet is whole and has a network header} */
    @Override
    public Vrrpv3Advertisement completed(HeaderContext context) {
        return context.incomplete() || context.pseudoHeader().isEmpty()
                ? this
                : withChecksum(covered(context), context.payload());
    }

    @Override
    public Optional<Obstacle> obstacle(HeaderContext context) {
        return Obstacle.toChecksum("VRRPv3", context);
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        ChecksumState state =
                context.stateOf(checksum, (pseudoHeader, payload) -> computeChecksum(covered(context), payload));
        if (hasChecksumOfRfc5798(context)) {
            state = state.withVerdict(ChecksumState.Verdict.VALID);
        }
        return Optional.of(state.at("RFC 9568 5.2.8", AdvertisementLayout.CHECKSUM));
    }

    /** Whether the checksum is wrong by RFC 9568, but right once it covers the pseudo header of IPv4. */
    boolean hasChecksumOfRfc5798(HeaderContext context) {
        ByteBuffer payload = context.payload();
        return !context.incomplete()
                && context.pseudoHeader(Ipv4PseudoHeader.class).isPresent()
                && !isRight(computeChecksum(Optional.empty(), payload))
                && isRight(computeChecksum(context.pseudoHeader(), payload));
    }

    private boolean isRight(int expected) {
        return ChecksumState.compareInternet(checksum, expected).verdict() == ChecksumState.Verdict.VALID;
    }

    /** {@return for instance {@code VRRPv3 advertisement vrid 7 priority 100 every 100 cs [10.0.0.254]}} */
    @Override
    public String toString() {
        List<IpAddress> read = addresses();
        return "VRRPv3 advertisement vrid " + virtualRouterIdentifier + " priority " + priority + " every "
                + maximumAdvertiseInterval + " cs "
                + (read.size() == count
                        ? BoundedText.join(read, ", ", "[", "]")
                        : count + " addresses in " + addressData.size() + " octets");
    }
}
