package io.rawnet.codec.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderDecoder;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NetworkHeaderProperties {

    private static final Map<String, HeaderDecoder> DECODERS = Map.of(
            "IPv4", Ipv4Header::decode,
            "IPv6", Ipv6Header::decode,
            "hop-by-hop", HopByHopOptionsHeader::decode,
            "destination options", DestinationOptionsHeader::decode,
            "routing", RoutingHeader::decode,
            "fragment", FragmentHeader::decode,
            "AH", AuthenticationHeader::decode,
            "ESP", EspHeader::decode,
            "mobility", MobilityHeader::decode);

    @Property
    void anyIpv4HeaderSurvives(@ForAll("ipv4Headers") Ipv4Header header) {
        HeaderLaws.checkRoundTrip(Ipv4Header::decode, header);
        assertThat(header.toBuilder().build()).isEqualTo(header);
    }

    @Property
    void anyIpv6HeaderSurvives(@ForAll("ipv6Headers") Ipv6Header header) {
        HeaderLaws.checkRoundTrip(Ipv6Header::decode, header);
        assertThat(header.toBuilder().build()).isEqualTo(header);
    }

    @Property
    void anyExtensionHeaderSurvives(@ForAll("extensionHeaders") ExtensionHeader header) {
        HeaderDecoder decoder =
                switch (header.protocolNumbers().get(0).number()) {
                    case 0 -> HopByHopOptionsHeader::decode;
                    case 43 -> RoutingHeader::decode;
                    case 44 -> FragmentHeader::decode;
                    case 51 -> AuthenticationHeader::decode;
                    case 60 -> DestinationOptionsHeader::decode;
                    default -> MobilityHeader::decode;
                };
        HeaderLaws.checkRoundTrip(decoder, header);
    }

    @Property
    void anyOctetsDecodeLosslesslyOrAreRefused(
            @ForAll("decoders") String decoder, @ForAll("octets") Octets octets, @ForAll boolean rightVersion) {
        byte[] any = octets.toArray();
        if (rightVersion && any.length > 0 && decoder.startsWith("IPv")) {
            any[0] = (byte) (decoder.charAt(3) - '0' << 4 | any[0] & 0xF);
        }
        HeaderLaws.checkLossless(DECODERS.get(decoder), Octets.of(any));
    }

    @Property
    void optionsGiveTheSameOctetsAgain(@ForAll("ipv4Options") Octets octets) {
        List<Ipv4Option> options = new Ipv4Options(octets).list();
        ByteBuffer out = ByteBuffer.allocate(octets.size());
        options.forEach(option -> option.encode(out));
        assertThat(Octets.copyOf(out.flip())).isEqualTo(octets.slice(0, out.limit()));
        boolean padded = !options.isEmpty() && options.get(options.size() - 1).type() == 0;
        assertThat(padded || out.limit() == octets.size()).isTrue();
    }

    @Property
    void ipv6OptionsGiveTheSameOctetsAgain(@ForAll("ipv6Options") Octets octets) {
        ByteBuffer out = ByteBuffer.allocate(octets.size());
        new Ipv6Options(octets).list().forEach(option -> option.encode(out));
        assertThat(Octets.copyOf(out.flip())).isEqualTo(octets);
    }

    @Provide
    Arbitrary<Ipv4Header> ipv4Headers() {
        return NetworkArbitraries.ipv4Headers();
    }

    @Provide
    Arbitrary<Ipv6Header> ipv6Headers() {
        return NetworkArbitraries.ipv6Headers();
    }

    @Provide
    Arbitrary<String> decoders() {
        return Arbitraries.of(DECODERS.keySet());
    }

    @Provide
    Arbitrary<Octets> octets() {
        return NetworkArbitraries.anyOctets(120);
    }

    @Provide
    Arbitrary<Octets> ipv4Options() {
        return knownTypesFirst(NetworkArbitraries.octets(0, 4, 40), 1, 7, 68, 130, 131, 136, 137, 148);
    }

    @Provide
    Arbitrary<Octets> ipv6Options() {
        return knownTypesFirst(NetworkArbitraries.octets(6, 8, 62), 1, 4, 5, 0xC2, 0xC9);
    }

    private static Arbitrary<Octets> knownTypesFirst(Arbitrary<Octets> octets, Integer... types) {
        return Combinators.combine(
                        octets, Arbitraries.of(types), Arbitraries.integers().between(0, 18))
                .as((any, type, length) -> {
                    byte[] copy = any.toArray();
                    if (copy.length > 1) {
                        copy[0] = type.byteValue();
                        copy[1] = length.byteValue();
                    }
                    return Octets.of(copy);
                });
    }

    @Provide
    Arbitrary<ExtensionHeader> extensionHeaders() {
        Arbitrary<Ipv6Options> options = ipv6Options().map(Ipv6Options::new);
        var next = NetworkArbitraries.protocols();
        var u8 = NetworkArbitraries.u8();
        var u16 = NetworkArbitraries.u16();
        var u32 = NetworkArbitraries.u32();
        return Arbitraries.oneOf(
                Combinators.combine(next, options).as(HopByHopOptionsHeader::new),
                Combinators.combine(next, options).as(DestinationOptionsHeader::new),
                Combinators.combine(next, Arbitraries.integers().between(0, 5), u8, NetworkArbitraries.octets(4, 8, 84))
                        .as(RoutingHeader::new),
                Combinators.combine(
                                next,
                                u8,
                                Arbitraries.integers().between(0, 8191),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.of(true, false),
                                u32)
                        .as(FragmentHeader::new),
                Combinators.combine(next, u16, u32, u32, NetworkArbitraries.octets(0, 4, 32))
                        .as(AuthenticationHeader::new),
                Combinators.combine(next, u8, u8, u16, NetworkArbitraries.octets(2, 8, 50))
                        .as(MobilityHeader::new));
    }
}
