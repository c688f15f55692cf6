package io.rawnet.codec.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FlowKeyProperties {

    @Property
    void eitherDirectionGivesTheSameKeyAndOwnAccessors(
            @ForAll long high,
            @ForAll long low,
            @ForAll long otherLow,
            @ForAll boolean isIpv6,
            @ForAll @IntRange(max = 255) int protocol,
            @ForAll @IntRange(max = 65535) int port,
            @ForAll @IntRange(max = 65535) int otherPort) {
        IpAddress source = isIpv6 ? new Ipv6Address(high, low) : new Ipv4Address((int) low);
        IpAddress destination = isIpv6 ? new Ipv6Address(high, otherLow) : new Ipv4Address((int) otherLow);
        FlowKey there = FlowKey.of(IpProtocol.of(protocol), source, port, destination, otherPort);
        FlowKey back = FlowKey.of(IpProtocol.of(protocol), destination, otherPort, source, port);
        assertThat(back).isEqualTo(there).hasSameHashCodeAs(there).isEqualByComparingTo(there);
        for (FlowKey key : new FlowKey[] {there, back.reversed()}) {
            assertThat(key.protocol().number()).isEqualTo(protocol);
            assertThat(key.source()).isEqualTo(source);
            assertThat(key.destination()).isEqualTo(destination);
            assertThat(key.sourcePort()).hasValue(port);
            assertThat(key.destinationPort()).hasValue(otherPort);
        }
        boolean toItself = source.equals(destination) && port == otherPort;
        assertThat(there.direction(back)).isEqualTo(toItself ? FlowDirection.FORWARD : FlowDirection.BACKWARD);
    }

    @Property
    void orderIsThatOfTheEndpointsWhateverTheirSign(@ForAll("keys") FlowKey one, @ForAll("keys") FlowKey other) {
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
    }

    @Provide
    Arbitrary<FlowKey> keys() {
        Arbitrary<IpAddress> addresses =
                Arbitraries.of(0, 1, -1, Integer.MIN_VALUE).map(Ipv4Address::new);
        Arbitrary<Integer> ports = Arbitraries.of(0, 1, 65535);
        return Combinators.combine(addresses, ports, addresses, ports)
                .as((from, fromPort, to, toPort) -> FlowKey.of(IpProtocol.TCP, from, fromPort, to, toPort));
    }

    /** The two ways to a key, over decoded headers and over octets, agree for any octets. */
    @Property(tries = 5000)
    void octetsAndHeadersGiveTheSameKey(@ForAll("likePackets") byte[] octets) {
        Packet packet = Packet.decode(LinkType.RAW, ByteBuffer.wrap(octets));
        try {
            FlowKey key = FlowKey.of(ByteBuffer.wrap(octets));
            assertThat(FlowKey.all(packet)).first().isEqualTo(key).hasToString(key.toString());
        } catch (MalformedPacketException noIp) {
            assertThat(FlowKey.all(packet)).isEmpty();
        }
    }

    @Provide
    Arbitrary<byte[]> likePackets() {
        Arbitrary<Byte> octet = Arbitraries.oneOf(
                Arbitraries.bytes(),
                Arbitraries.of((byte) 0, (byte) 1, (byte) 6, (byte) 17, (byte) 43, (byte) 44, (byte) 51, (byte) 58),
                Arbitraries.of((byte) 60, (byte) 132, (byte) 135, (byte) 8, (byte) 128));
        return octet.array(byte[].class).ofMaxSize(120).map(any -> {
            if (any.length > 46) {
                any[0] = (byte) (any[0] % 2 == 0 ? 0x45 : 0x60);
                any[2] = 0;
                any[4] = 0;
                any[6] = any[0] == 0x45 && any[7] % 2 == 0 ? 0 : any[6];
                any[7] = any[7] % 2 == 0 ? 0 : any[7];
            }
            return any;
        });
    }

    @Property(tries = 20)
    void hashesOfNeighboursSpread(@ForAll int address) {
        Set<Integer> buckets = new HashSet<>();
        for (int port = 0; port < 1024; port++) {
            FlowKey key =
                    FlowKey.of(IpProtocol.TCP, new Ipv4Address(address), 1024 + port, new Ipv4Address(address + 1), 80);
            int hash = key.hashCode();
            buckets.add((hash ^ hash >>> 16) & 1023); // the bucket in a table of java.util
        }
        // by chance 1024 keys meet 647 of 1024 buckets, give or take 11
        assertThat(buckets).hasSizeGreaterThan(580);
    }
}
