package io.rawnet.codec.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.number.IpProtocol;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any header of the network layer, every field free. */
final class NetworkArbitraries {

    private NetworkArbitraries() {}

    /** {@return octet strings whose length is {@code least} plus some times {@code step}, up to {@code most}} */
    static Arbitrary<Octets> octets(int least, int step, int most) {
        return Arbitraries.integers().between(0, (most - least) / step).flatMap(steps -> Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(least + steps * step)
                .map(Octets::of));
    }

    /** {@return any octets up to a length, small values more often, as lengths and types are} */
    static Arbitrary<Octets> anyOctets(int most) {
        Arbitrary<Byte> octet =
                Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.bytes().between((byte) 0, (byte) 8));
        return octet.array(byte[].class).ofMaxSize(most).map(Octets::of);
    }

    static Arbitrary<Ipv4Address> ipv4Addresses() {
        return Arbitraries.integers().map(Ipv4Address::new);
    }

    static Arbitrary<Ipv6Address> ipv6Addresses() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Ipv6Address::new);
    }

    static Arbitrary<IpProtocol> protocols() {
        return Arbitraries.integers().between(0, 255).map(IpProtocol::of);
    }

    static Arbitrary<Ipv4Header> ipv4Headers() {
        Arbitrary<Ipv4HeaderBuilder> first = Combinators.combine(
                        Arbitraries.integers().between(0, 63),
                        Arbitraries.integers().between(0, 3),
                        u16(),
                        u16(),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 8191))
                .as((dscp, ecn, length, id, flags, offset) -> Ipv4Header.builder()
                        .dscp(dscp)
                        .ecn(ecn)
                        .totalLength(length)
                        .identification(id)
                        .flags(flags)
                        .fragmentOffset(offset));
        return Combinators.combine(first, u8(), protocols(), u16(), ipv4Addresses(), ipv4Addresses(), octets(0, 4, 40))
                .as((builder, ttl, protocol, checksum, source, destination, options) -> builder.timeToLive(ttl)
                        .protocol(protocol)
                        .headerChecksum(checksum)
                        .source(source)
                        .destination(destination)
                        .options(new Ipv4Options(options))
                        .build());
    }

    static Arbitrary<Ipv6Header> ipv6Headers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 63),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 0xF_FFFF),
                        u16(),
                        protocols(),
                        u8(),
                        ipv6Addresses(),
                        ipv6Addresses())
                .as(Ipv6Header::new);
    }

    static Arbitrary<Integer> u8() {
        return Arbitraries.integers().between(0, 255);
    }

    static Arbitrary<Integer> u16() {
        return Arbitraries.integers().between(0, 65535);
    }

    static Arbitrary<Long> u32() {
        return Arbitraries.longs().between(0, 0xFFFF_FFFFL);
    }
}
