package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.UdpPort;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What a packet owes whatever its octets, for every protocol that a packet can begin with. */
class PacketProperties {

    private static final List<Protocol> BEGINNINGS = List.of(
            LinkType.NULL,
            LinkType.ETHERNET,
            LinkType.PPP,
            LinkType.RAW,
            LinkType.LOOP,
            LinkType.LINUX_SLL,
            LinkType.IPV4,
            LinkType.IPV6,
            LinkType.LINUX_SLL2,
            EtherType.LLC,
            UdpPort.VXLAN,
            UdpPort.GENEVE,
            new LinkType(147));

    @Property
    void losesNothingOfAnyOctets(@ForAll("beginnings") Protocol first, @ForAll("any") Octets octets) {
        check(first, octets);
    }

    @Property(tries = 3000)
    void losesNothingOfMutatedPackets(@ForAll("mutated") Tuple2<LinkType, Octets> packet) {
        check(packet.get1(), packet.get2());
    }

    private static void check(Protocol first, Octets octets) {
        Packet packet = Packet.decode(first, octets.buffer());
        assertThat(packet.octets()).isEqualTo(octets);
        assertThat(packet.length()).isEqualTo(octets.size());
        assertThat(packet.headers()).hasSizeLessThanOrEqualTo(PacketDecoder.MAX_HEADERS);
        assertThat(packet.stop().offset()).isBetween(0, octets.size());
        assertThat(packet.toString()).isNotBlank().doesNotContain("\n");
        assertThat(packet.tree()).isNotBlank();
        assertThat(packet.checksums()).doesNotContainNull();
        assertThat(packet.violations()).doesNotContainNull();
        assertThat(packet.missingOctets()).isNotNegative();
        packet.tryCompleted().ifPresent(completed -> {
            assertThat(completed.length()).isEqualTo(octets.size());
            assertThat(completed.completed()).isEqualTo(completed);
        });
    }

    @Provide
    Arbitrary<Protocol> beginnings() {
        return Arbitraries.of(BEGINNINGS);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(120);
    }

    @Provide
    Arbitrary<Tuple2<LinkType, Octets>> mutated() {
        return Arbitraries.of(StackedPackets.all().entrySet())
                .flatMap(vector -> AnyOctets.like(vector.getKey()).map(octets -> Tuple.of(vector.getValue(), octets)));
    }
}
