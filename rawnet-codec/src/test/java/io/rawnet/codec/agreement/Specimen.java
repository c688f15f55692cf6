package io.rawnet.codec.agreement;

import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A packet that these codecs build, and what tshark must read in it.
 *
 * @param packet the packet, completed
 * @param fields what tshark must say, by the name of its field; several occurrences have commas between them
 * @param notForScapy why scapy 2.5 builds it otherwise
 */
record Specimen(LinkType linkType, Packet packet, Map<String, String> fields, Optional<String> notForScapy) {

    static final MacAddress SENDER = MacAddress.of("02:00:00:00:00:01");
    static final MacAddress RECEIVER = MacAddress.of("02:00:00:00:00:02");
    static final Ipv4Address SOURCE4 = Ipv4Address.of("10.0.0.1");
    static final Ipv4Address DESTINATION4 = Ipv4Address.of("10.0.0.2");
    static final Ipv6Address SOURCE6 = Ipv6Address.of("fe80::1");
    static final Ipv6Address DESTINATION6 = Ipv6Address.of("fe80::2");

    static Specimen of(LinkType linkType, Header... headers) {
        return new Specimen(linkType, Packet.of(headers).completed(), Map.of(), Optional.empty());
    }

    static Specimen ethernet(Header... headers) {
        return of(LinkType.ETHERNET, join(new EthernetHeader(RECEIVER, SENDER, EtherType.IPV4), headers));
    }

    static Specimen ipv4(Header... headers) {
        return of(LinkType.RAW, join(ipv4(), headers));
    }

    static Specimen ipv6(Header... headers) {
        return of(LinkType.RAW, join(ipv6(), headers));
    }

    static Ipv4Header ipv4() {
        return Ipv4Header.builder()
                .timeToLive(1)
                .source(SOURCE4)
                .destination(DESTINATION4)
                .build();
    }

    static Ipv6Header ipv6() {
        return Ipv6Header.builder()
                .hopLimit(255)
                .source(SOURCE6)
                .destination(DESTINATION6)
                .build();
    }

    private static Header[] join(Header first, Header... headers) {
        List<Header> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(headers));
        return all.toArray(Header[]::new);
    }

    Specimen payload(String hex) {
        return new Specimen(linkType, packet.withPayload(Octets.hex(hex)).completed(), fields, notForScapy);
    }

    /** As it is: nothing completed. */
    Specimen exactly(Packet other) {
        return new Specimen(linkType, other, fields, notForScapy);
    }

    Specimen says(String field, Object value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value.toString());
        return new Specimen(linkType, packet, more, notForScapy);
    }

    /** The same, which scapy 2.5 builds otherwise for a reason of its own. */
    Specimen notForScapy(String reason) {
        return new Specimen(linkType, packet, fields, Optional.of(reason));
    }

    /** The same with its last bit turned over, which most checksums notice. */
    Specimen broken() {
        byte[] octets = packet.octets().toArray();
        octets[octets.length - 1] ^= 1;
        return new Specimen(linkType, Packet.decode(linkType, Octets.of(octets).buffer()), Map.of(), notForScapy);
    }

    @Override
    public String toString() {
        return linkType + ": " + packet;
    }
}
