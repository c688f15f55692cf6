package io.rawnet.codec.link;

import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import java.util.Optional;

/** What the two versions of Linux cooked capture share: packet types, link addresses, and when the protocol announces. */
final class Cooked {

    /** How many octets of the link address a header holds. */
    static final int ADDRESS_LENGTH = 8;

    private static final int ETHERNET = 1;
    private static final int FRAME_RELAY = 770;
    private static final int IEEE_802_11_RADIOTAP = 803;
    private static final int NETLINK = 824;
    private static final String[] PACKET_TYPES = {"In", "B", "M", "P", "Out"};

    private Cooked() {}

    /** {@return the protocol, where the hardware type lets it be an EtherType} */
    static Optional<Protocol> next(int hardwareType, EtherType protocol) {
        return switch (hardwareType) {
            case FRAME_RELAY, IEEE_802_11_RADIOTAP, NETLINK -> Optional.empty();
            default -> Optional.of(protocol);
        };
    }

    static void requireAddress(Octets address) {
        if (address.size() != ADDRESS_LENGTH) {
            throw new IllegalArgumentException("address must have 8 octets, padding included, not " + address.size());
        }
    }

    static Octets significant(Octets address, int length) {
        return address.slice(0, Math.min(length, ADDRESS_LENGTH));
    }

    static Optional<MacAddress> mac(int hardwareType, Octets address, int length) {
        return hardwareType == ETHERNET && length == MacAddress.LENGTH
                ? Optional.of(MacAddress.at(address.buffer(), 0))
                : Optional.empty();
    }

    static Octets padded(MacAddress address) {
        return Octets.hex(address + "0000");
    }

    /** The words of tcpdump. */
    static String text(int packetType, int hardwareType, Octets address, int length, EtherType protocol) {
        String direction = packetType < PACKET_TYPES.length ? PACKET_TYPES[packetType] : "type " + packetType;
        String sender = mac(hardwareType, address, length)
                .map(mac -> mac + " ")
                .orElseGet(() -> length == 0 ? "" : "0x" + significant(address, length) + " ");
        return direction + " " + sender + protocol;
    }
}
