package io.rawnet.codec.control.vrrp;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * VRRP advertisement of version 2, which is for IPv4 alone (RFC 3768 section 5.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-------+---------------+---------------+---------------+
 * |Version| Type  | Virtual Rtr ID|   Priority    | Count IP Addrs|
 * +-------+-------+---------------+---------------+---------------+
 * |   Auth Type   |   Adver Int   |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                       IP addresses ...                        |
 * +---------------------------------------------------------------+
 * |                                                               |
 * +                      Authentication Data                      +
 * |                                                               |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param virtualRouterIdentifier which virtual router this is about, 0 to 255; 0 is no router
 * @param priority the sender's priority, 0 to 255; 255 owns the addresses, 0 gives the virtual router up
 * @param authenticationType 0 for none, 1 for a password, 2 for an authentication header (RFC 2338); 0 to 255
 * @param advertisementInterval the time between advertisements in seconds, 0 to 255
 * @param checksum checksum over the message, without a pseudo header, 0 to 65535
 * @param addresses the addresses of the virtual router, at most 255
 * @param authenticationData 8 octets; RFC 2338 has a password there, RFC 3768 zeros
 */
public record Vrrpv2Advertisement(
        int virtualRouterIdentifier,
        int priority,
        int authenticationType,
        int advertisementInterval,
        int checksum,
        List<Ipv4Address> addresses,
        Octets authenticationData)
        implements VrrpMessage {

    /** The length of the authentication data in octets. */
    public static final int AUTHENTICATION_LENGTH = 8;

    /** The length of the message without addresses in octets. */
    public static final int MIN_LENGTH = AdvertisementLayout.MIN_LENGTH + AUTHENTICATION_LENGTH;

    static final int VERSION = 2;

    static final Octets NO_AUTHENTICATION = Octets.of(new byte[AUTHENTICATION_LENGTH]);

    private static final String LAYER = "VRRPv2 advertisement";

    public Vrrpv2Advertisement {
        addresses = List.copyOf(addresses);
        Range.u8("virtualRouterIdentifier", virtualRouterIdentifier);
        Range.u8("priority", priority);
        Range.u8("authenticationType", authenticationType);
        Range.u8("advertisementInterval", advertisementInterval);
        Range.u16("checksum", checksum);
        Range.u8("number of addresses", addresses.size());
        Range.octets("authenticationData", authenticationData.size(), AUTHENTICATION_LENGTH);
    }

    /**
     * {@return an advertisement every second without authentication and checksum}
     *
     * @param virtualRouterIdentifier which virtual router this is about, 1 to 255
     * @param priority the sender's priority, 0 to 255
     * @param addresses the addresses of the virtual router, at most 255
     * @throws IllegalArgumentException if one is outside its range
     */
    public static Vrrpv2Advertisement of(int virtualRouterIdentifier, int priority, Ipv4Address... addresses) {
        return new Vrrpv2Advertisement(
                virtualRouterIdentifier, priority, 0, 1, 0, List.of(addresses), NO_AUTHENTICATION);
    }

    static Vrrpv2Advertisement at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require(LAYER, in, start, MIN_LENGTH);
        int first = start + AdvertisementLayout.MIN_LENGTH;
        int end = first + Wire.u8(in, start + AdvertisementLayout.COUNT) * Ipv4Address.LENGTH;
        Wire.require(LAYER, in, start, end + AUTHENTICATION_LENGTH - start);
        return new Vrrpv2Advertisement(
                Wire.u8(in, start + AdvertisementLayout.VIRTUAL_ROUTER_IDENTIFIER),
                Wire.u8(in, start + AdvertisementLayout.PRIORITY),
                Wire.u8(in, start + AdvertisementLayout.INTERVAL),
                Wire.u8(in, start + AdvertisementLayout.INTERVAL + 1),
                Wire.u16(in, start + AdvertisementLayout.CHECKSUM),
                Elements.between(in, first, end, Ipv4Address.LENGTH, Ipv4Address::at),
                Octets.copyOf(in, end, AUTHENTICATION_LENGTH));
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public int length() {
        return MIN_LENGTH + addresses.size() * Ipv4Address.LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = AdvertisementLayout.begin(
                out, length(), VERSION, virtualRouterIdentifier, priority, addresses.size(), checksum);
        Wire.put8(out, start + AdvertisementLayout.INTERVAL, authenticationType);
        Wire.put8(out, start + AdvertisementLayout.INTERVAL + 1, advertisementInterval);
        ByteBuffer rest = out.duplicate().position(start + AdvertisementLayout.MIN_LENGTH);
        addresses.forEach(address -> address.encode(rest));
        authenticationData.encode(rest);
    }

    /**
     * {@return a copy with the checksum that message and payload ask for}
     *
     * @param payload what follows the message, from position to limit; not moved
     */
    public Vrrpv2Advertisement withChecksum(ByteBuffer payload) {
        return new Vrrpv2Advertisement(
                virtualRouterIdentifier,
                priority,
                authenticationType,
                advertisementInterval,
                ControlMessage.checksum(this, payload, AdvertisementLayout.CHECKSUM),
                addresses,
                authenticationData);
    }

    /** {@return a copy with the checksum filled in, where the packet is whole} */
    @Override
    public Vrrpv2Advertisement completed(HeaderContext context) {
        return context.incomplete() ? this : withChecksum(context.payload());
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(
                ControlMessage.checksumState(this, checksum, context, "RFC 3768 5.3.8", AdvertisementLayout.CHECKSUM));
    }

    /** {@return for instance {@code VRRPv2 advertisement vrid 7 priority 100 every 1 s [10.0.0.254]}} */
    @Override
    public String toString() {
        return "VRRPv2 advertisement vrid " + virtualRouterIdentifier + " priority " + priority + " every "
                + advertisementInterval + " s"
                + (authenticationType == 0 ? "" : " authentication " + authenticationType)
                + BoundedText.join(addresses, ", ", " [", "]");
    }
}
