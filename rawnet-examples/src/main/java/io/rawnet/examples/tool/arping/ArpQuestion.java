package io.rawnet.examples.tool.arping;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import java.util.Optional;

/** Asks with ARP (RFC 826, RFC 5227). */
final class ArpQuestion implements Question {
    private final MacAddress mac;
    private final Ipv4Address source;
    private final Ipv4Address target;
    private final ArpingMode mode;

    ArpQuestion(ArpingSettings settings) {
        mac = settings.mac();
        source = (Ipv4Address) settings.source();
        target = (Ipv4Address) settings.target();
        mode = settings.mode();
    }

    @Override
    public Packet frame(Optional<MacAddress> neighbour) {
        ArpPacket message = mode == ArpingMode.ANNOUNCE_BY_REPLY
                ? ArpPacket.reply(mac, source, mac, target)
                : ArpPacket.request(mac, source, target);
        return Packet.of(new EthernetHeader(neighbour.orElse(MacAddress.BROADCAST), mac, EtherType.ARP), message);
    }

    @Override
    public Optional<Claim> claim(Packet frame) {
        return frame.header(ArpPacket.class)
                .filter(arp -> arp.senderIpv4().equals(Optional.of(target)))
                .filter(arp -> arp.operation() == ArpPacket.REPLY || arp.operation() == ArpPacket.REQUEST)
                .flatMap(arp -> arp.senderMac()
                        .map(owner -> new Claim(owner, arp.operation() == ArpPacket.REPLY ? "reply" : "request")));
    }

    @Override
    public String filter() {
        return "arp";
    }
}
