package io.rawnet.codec.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.DestinationOptionsHeader;
import io.rawnet.codec.network.HopByHopOptionsHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4Option;
import io.rawnet.codec.network.Ipv4Options;
import io.rawnet.codec.network.Ipv4RouteOption;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6Option;
import io.rawnet.codec.network.Ipv6Options;
import io.rawnet.codec.network.RoutingHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FragmentationProperties {

    @Property(tries = 300)
    void ipv4FragmentsInAnyOrderAndTwiceGiveThePacketAgain(
            @ForAll @IntRange(max = 9000) int size, @ForAll @IntRange(min = 68, max = 3000) int mtu, @ForAll long seed)
            throws MalformedPacketException, PacketTooBigException {
        Random random = new Random(seed);
        Ipv4Option[] options = {new Ipv4Option.RouterAlert(0), Ipv4RouteOption.recordRoute(2)};
        Ipv4Header header = Ipv4Header.builder()
                .identification(random.nextInt(65536))
                .protocol(IpProtocol.EXPERIMENTAL_1)
                .options(random.nextBoolean() ? Ipv4Options.NONE : Ipv4Options.of(options))
                .build();
        Octets packet = packet(random, size, header);
        List<Octets> once = Ipv4Fragmenter.fragment(packet.buffer(), mtu);
        List<Octets> fragments = new ArrayList<>();
        for (Octets fragment : once) { // a router further on with a smaller MTU
            fragments.addAll(Ipv4Fragmenter.fragment(fragment.buffer(), Math.max(68, mtu - 100)));
        }
        assertThat(fragments).allSatisfy(fragment -> {
            assertThat(fragment.size()).isLessThanOrEqualTo(mtu);
            Ipv4Header each = Ipv4Header.decode(fragment.buffer());
            assertThat(each.withChecksum()).isEqualTo(each);
            assertThat(each.totalLength()).isEqualTo(fragment.size());
            assertThat(each.options().find(Ipv4RouteOption.class).isPresent())
                    .isEqualTo(header.options().length() > 0 && each.fragmentOffset() == 0);
        });
        Ipv4Reassembler reassembler = new Ipv4Reassembler(unlimited(), abandoned -> {});
        checkReassembles(packet, fragments, random, in -> reassembler.accept(in, 0));
        assertThat(reassembler.pendingPackets() + reassembler.pendingOctets()).isZero();
    }

    @Property(tries = 300)
    void ipv6FragmentsInAnyOrderAndTwiceGiveThePacketAgain(
            @ForAll @IntRange(max = 9000) int size,
            @ForAll @IntRange(min = 1280, max = 3000) int mtu,
            @ForAll @IntRange(max = 7) int extensions,
            @ForAll long seed)
            throws MalformedPacketException, PacketTooBigException {
        Random random = new Random(seed);
        List<Header> headers = new ArrayList<>();
        headers.add(Ipv6Header.builder().nextHeader(IpProtocol.EXPERIMENTAL_1).build());
        IpProtocol next = IpProtocol.EXPERIMENTAL_1;
        if ((extensions & 1) != 0) {
            headers.add(new HopByHopOptionsHeader(next, Ipv6Options.of(new Ipv6Option.RouterAlert(0))));
        }
        if ((extensions & 2) != 0) {
            headers.add(RoutingHeader.segments(next, List.of(Ipv6Address.LOOPBACK)));
        }
        if ((extensions & 4) != 0) {
            headers.add(new DestinationOptionsHeader(next, Ipv6Options.NONE));
        }
        Octets packet = packet(random, size, headers.toArray(Header[]::new));
        List<Octets> fragments = Ipv6Fragmenter.fragment(packet.buffer(), mtu, random.nextInt() & 0xFFFF_FFFFL);
        assertThat(fragments).allSatisfy(fragment -> assertThat(fragment.size()).isLessThanOrEqualTo(mtu));
        Ipv6Reassembler reassembler = new Ipv6Reassembler(unlimited(), abandoned -> {});
        checkReassembles(packet, fragments, random, in -> reassembler.accept(in, 0));
    }

    @Property
    void anyOctetsAreAnsweredWithinTheLimits(@ForAll("hostile") List<byte[]> packets) {
        ReassemblyLimits limits = new ReassemblyLimits(2000, 3, 4, Duration.ofNanos(50));
        Ipv4Reassembler ipv4 = new Ipv4Reassembler(limits, abandoned -> {});
        Ipv6Reassembler ipv6 = new Ipv6Reassembler(limits, abandoned -> {});
        long now = Long.MAX_VALUE - 5; // clocks may wrap around
        for (byte[] packet : packets) {
            assertThat(ipv4.accept(ByteBuffer.wrap(packet), now)).isNotNull();
            assertThat(ipv6.accept(ByteBuffer.wrap(packet), now++)).isNotNull();
            assertThat(ipv4.pendingPackets()).isBetween(0, 3);
            assertThat(ipv6.pendingPackets()).isBetween(0, 3);
            assertThat(ipv4.pendingOctets()).isBetween(0L, 2000L);
            assertThat(ipv6.pendingOctets()).isBetween(0L, 2000L);
        }
        ipv4.expire(now + 50);
        ipv6.expire(now + 50);
        assertThat(ipv4.pendingPackets() + ipv4.pendingOctets()).isZero();
        assertThat(ipv6.pendingPackets() + ipv6.pendingOctets()).isZero();
    }

    @Property
    void fragmentersRefuseOrCutAnyOctets(@ForAll("hostile") List<byte[]> packets) {
        for (byte[] packet : packets) {
            try {
                Ipv4Fragmenter.fragment(ByteBuffer.wrap(packet), 68);
            } catch (MalformedPacketException | PacketTooBigException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            byte[] longer = Arrays.copyOf(packet, packet.length + 1400);
            try {
                List<Octets> fragments = Ipv6Fragmenter.fragment(ByteBuffer.wrap(longer), 1280, 1);
                assertThat(fragments).allSatisfy(f -> assertThat(f.size()).isLessThanOrEqualTo(1280));
            } catch (MalformedPacketException | PacketTooBigException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    /** Few addresses, identifications and offsets, so that fragments meet, overlap and contradict each other. */
    @Provide
    Arbitrary<List<byte[]>> hostile() {
        Arbitrary<Byte> octet = Arbitraries.oneOf(
                Arbitraries.bytes().between((byte) 0, (byte) 9),
                Arbitraries.of((byte) 43, (byte) 44, (byte) 60, (byte) 6, (byte) 17),
                Arbitraries.bytes());
        return octet.array(byte[].class)
                .ofMaxSize(90)
                .map(FragmentationProperties::likeAFragment)
                .list()
                .ofMaxSize(40);
    }

    private static byte[] likeAFragment(byte[] any) {
        if (any.length < 50) {
            return any;
        }
        if (any[49] % 2 == 0) {
            any[0] = 0x45;
            any[2] = 0;
            any[3] = (byte) (any.length - Math.abs(any[48] % 9));
            any[4] = any[5] = 0;
            any[6] &= 0x20;
            Arrays.fill(any, 8, 20, (byte) 1);
        } else {
            any[0] = 0x60;
            any[4] = 0;
            any[5] = (byte) (any.length - 40);
            any[6] = (byte) (any[48] % 3 == 0 ? 0 : 44);
            any[42] = 0;
            Arrays.fill(any, 8, 40, (byte) 1);
            Arrays.fill(any, 44, 48, (byte) 1);
        }
        return any;
    }

    private static ReassemblyLimits unlimited() {
        return new ReassemblyLimits(Long.MAX_VALUE, 10, 10000, Duration.ofSeconds(1));
    }

    private static Octets packet(Random random, int size, Header... headers) {
        byte[] payload = new byte[size];
        random.nextBytes(payload);
        return Packet.of(headers).withPayload(payload).completed().octets();
    }

    private static void checkReassembles(
            Octets packet, List<Octets> fragments, Random random, Function<ByteBuffer, Reassembly> reassembler) {
        if (fragments.size() == 1) {
            assertThat(fragments.get(0)).isEqualTo(packet);
            assertThat(reassembler.apply(packet.buffer())).isEqualTo(new Reassembly.NotAFragment());
            return;
        }
        List<Octets> arriving = new ArrayList<>(fragments);
        Collections.shuffle(arriving, random);
        Octets last = arriving.remove(arriving.size() - 1);
        for (int i = 0; i < arriving.size(); i++) {
            assertThat(reassembler.apply(arriving.get(i).buffer()))
                    .isInstanceOfSatisfying(
                            Reassembly.Incomplete.class,
                            incomplete -> assertThat(incomplete.fragments()).isPositive());
            Octets again = arriving.get(random.nextInt(i + 1));
            assertThat(reassembler.apply(again.buffer())).isEqualTo(new Reassembly.Duplicate());
        }
        assertThat(reassembler.apply(last.buffer())).isEqualTo(new Reassembly.Whole(packet));
    }
}
