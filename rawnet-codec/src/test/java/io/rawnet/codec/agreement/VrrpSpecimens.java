package io.rawnet.codec.agreement;

import static io.rawnet.codec.agreement.Specimen.SOURCE4;
import static io.rawnet.codec.agreement.Specimen.SOURCE6;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.vrrp.VrrpMessage;
import io.rawnet.codec.control.vrrp.VrrpUnknown;
import io.rawnet.codec.control.vrrp.Vrrpv2Advertisement;
import io.rawnet.codec.control.vrrp.Vrrpv3Advertisement;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.LinkType;
import java.util.List;
import java.util.stream.Stream;

/** Packets whose point is a VRRP message. */
final class VrrpSpecimens {

    private static final Ipv4Address VIRTUAL = Ipv4Address.of("10.0.0.254");
    private static final Ipv4Address SECOND = Ipv4Address.of("10.0.0.253");
    private static final Ipv6Address VIRTUAL6 = Ipv6Address.of("fe80::254");
    private static final Ipv6Address SECOND6 = Ipv6Address.of("2001:db8::254");

    private VrrpSpecimens() {}

    static Stream<Specimen> all() {
        return Stream.of(
                ipv4(new Vrrpv2Advertisement(7, 100, 1, 3, 0, List.of(VIRTUAL, SECOND), Octets.hex("7365637265740000")))
                        .says("vrrp.version", "2")
                        .says("vrrp.type", "1")
                        .says("vrrp.virt_rtr_id", "7")
                        .says("vrrp.prio", "100")
                        .says("vrrp.addr_count", "2")
                        .says("vrrp.auth_type", "1")
                        .says("vrrp.adver_int", "3")
                        .says("vrrp.ip_addr", VIRTUAL + "," + SECOND)
                        .says("vrrp.auth_string", "secret"),
                ipv4(new Vrrpv3Advertisement(8, 0, 2, 5, 0xABC, 0, Octets.hex("0a0000fe 0a0000fd")))
                        .says("vrrp.version", "3")
                        .says("vrrp.type", "1")
                        .says("vrrp.virt_rtr_id", "8")
                        .says("vrrp.prio", "0")
                        .says("vrrp.addr_count", "2")
                        .says("vrrp.reserved_mbz", "5")
                        .says("vrrp.short_adver_int", "2748")
                        .says("vrrp.ip_addr", VIRTUAL + "," + SECOND)
                        .notForScapy("its checksum covers the pseudo header of IPv4, as RFC 5798 was read"),
                ipv6(Vrrpv3Advertisement.of(9, 255, VIRTUAL6, SECOND6))
                        .says("vrrp.version", "3")
                        .says("vrrp.virt_rtr_id", "9")
                        .says("vrrp.prio", "255")
                        .says("vrrp.short_adver_int", "100")
                        .says("vrrp.ipv6_addr", VIRTUAL6 + "," + SECOND6),
                ipv4(new VrrpUnknown(4, 2))
                        .payload("0764010064 0000 0a0000fe")
                        .says("vrrp.version", "4")
                        .says("vrrp.type", "2")
                        .notForScapy("it takes version 4 for version 3 and fills a checksum in"));
    }

    private static Specimen ipv4(VrrpMessage message) {
        return Specimen.of(
                LinkType.RAW,
                Ipv4Header.builder()
                        .timeToLive(255)
                        .source(SOURCE4)
                        .destination(Ipv4Address.of("224.0.0.18"))
                        .build(),
                message);
    }

    private static Specimen ipv6(VrrpMessage message) {
        return Specimen.of(
                LinkType.RAW,
                Ipv6Header.builder()
                        .hopLimit(255)
                        .source(SOURCE6)
                        .destination(Ipv6Address.of("ff02::12"))
                        .build(),
                message);
    }
}
