package io.rawnet.examples.tool.arping;

import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.control.icmpv6.NeighborAdvertisement;
import io.rawnet.codec.control.icmpv6.NeighborSolicitation;
import io.rawnet.codec.control.ndp.LinkLayerAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import java.util.Optional;

/** Asks with neighbor discovery (RFC 4861 sections 4.3, 4.4 and 7.2, RFC 4862 section 5.4). */
final class NeighborQuestion implements Question {
    /** What comes from another link has passed a router, and has less. */
    private static final int HOP_LIMIT_ON_LINK = 255;

    private final MacAddress mac;
    private final Ipv6Address source;
    private final Ipv6Address target;
    private final ArpingMode mode;

    NeighborQuestion(ArpingSettings settings) {
        mac = settings.mac();
        source = (Ipv6Address) settings.source();
        target = (Ipv6Address) settings.target();
        mode = settings.mode();
    }

    @Override
    public Packet frame(Optional<MacAddress> neighbour) {
        Ipv6Address group = mode.isQuestion() ? target.solicitedNode() : Ipv6Address.ALL_NODES;
        Ipv6Header header = Ipv6Header.builder()
                .nextHeader(IpProtocol.ICMPV6)
                .hopLimit(HOP_LIMIT_ON_LINK)
                .source(source)
                .destination(neighbour.isPresent() ? target : group)
                .build();
        MacAddress destination = neighbour.orElse(MacAddress.ofMulticast(group));
        return Packet.of(
                        new EthernetHeader(destination, mac, EtherType.IPV6),
                        header,
                        mode.isQuestion() ? solicitation() : advertisement())
                .completed();
    }

    private Icmpv6Header solicitation() {
        return Icmpv6Header.of(
                source.isUnspecified()
                        ? NeighborSolicitation.of(target)
                        : NeighborSolicitation.of(target, LinkLayerAddress.source(mac)));
    }

    private Icmpv6Header advertisement() {
        return Icmpv6Header.of(
                NeighborAdvertisement.of(NeighborAdvertisement.OVERRIDE, target, LinkLayerAddress.target(mac)));
    }

    @Override
    public Optional<Claim> claim(Packet frame) {
        return frame.header(Ipv6Header.class)
                .filter(ipv6 -> ipv6.hopLimit() == HOP_LIMIT_ON_LINK)
                .flatMap(ipv6 -> frame.header(Icmpv6Header.class))
                .flatMap(icmp -> icmp.body(NeighborAdvertisement.class))
                .filter(advertisement -> advertisement.target().equals(target))
                .flatMap(advertisement -> owner(advertisement, frame))
                .map(owner -> new Claim(owner, "advertisement"));
    }

    /** {@return the address in the advertisement; where there is none, the one that it came from} */
    private static Optional<MacAddress> owner(NeighborAdvertisement advertisement, Packet frame) {
        return advertisement.options().list().stream()
                .filter(LinkLayerAddress.class::isInstance)
                .map(LinkLayerAddress.class::cast)
                .flatMap(option -> MacAddress.tryOf(option.address()).stream())
                .findFirst()
                .or(() -> frame.header(EthernetHeader.class).map(EthernetHeader::source));
    }

    @Override
    public String filter() {
        return "icmp6";
    }
}
