package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.igmp.GroupRecord;
import io.rawnet.codec.control.igmp.MulticastQuery;
import io.rawnet.codec.control.igmp.MulticastReport;
import io.rawnet.codec.control.ndp.NdpOptions;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Icmpv6HeaderProperties {

    @Provide
    Arbitrary<Integer> types() {
        return Arbitraries.of(1, 2, 3, 4, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 143, 160, 161, 200);
    }

    @Property
    void everyMessageIsReadLosslesslyOrRefused(@ForAll("types") int type, @ForAll @Size(max = 120) byte[] rest) {
        byte[] octets = new byte[1 + rest.length];
        octets[0] = (byte) type;
        System.arraycopy(rest, 0, octets, 1, rest.length);
        HeaderLaws.checkLossless(Icmpv6Header::decode, Octets.of(octets));
    }

    @Property
    void everyMessageOfFieldsComesBack(
            @ForAll @IntRange(max = 255) int octet,
            @ForAll @IntRange(max = 65535) int word,
            @ForAll @IntRange(max = 65535) int checksum,
            @ForAll long high,
            @ForAll long low,
            @ForAll @Size(max = 40) byte[] optionOctets) {
        Ipv6Address address = new Ipv6Address(high, low);
        NdpOptions options = new NdpOptions(Octets.of(optionOctets));
        long bits = word << 16 | checksum;
        roundTrip(new Icmpv6Header(
                Icmpv6Header.ROUTER_ADVERTISEMENT,
                octet,
                checksum,
                new RouterAdvertisement(octet, octet, word, bits & 0xFFFF_FFFFL, word, options)));
        roundTrip(new Icmpv6Header(
                Icmpv6Header.NEIGHBOR_SOLICITATION,
                octet,
                checksum,
                new NeighborSolicitation(bits & 0xFFFF_FFFFL, address, options)));
        roundTrip(new Icmpv6Header(
                Icmpv6Header.REDIRECT,
                octet,
                checksum,
                new Icmpv6Redirect(word, address, new Ipv6Address(low, high), options)));
        roundTrip(new Icmpv6Header(
                Icmpv6Header.DESTINATION_UNREACHABLE,
                octet,
                checksum,
                new Icmpv6ExtensibleError(octet, word << 8 | octet)));
        roundTrip(
                new Icmpv6Header(Icmpv6Header.MLD_REPORT, octet, checksum, new Mldv1Message(word, checksum, address)));
        List<Ipv6Address> sources = Collections.nCopies(optionOctets.length, address);
        roundTrip(new Icmpv6Header(
                Icmpv6Header.MLD_QUERY,
                octet,
                checksum,
                new Mldv2Query(word, word, new MulticastQuery<>(address, octet, octet, sources))));
        GroupRecord<Ipv6Address> record = new GroupRecord<>(octet, address, sources, Octets.of(new byte[octet * 4]));
        roundTrip(new Icmpv6Header(
                Icmpv6Header.MLDV2_REPORT, octet, checksum, new MulticastReport<>(word, List.of(record, record))));
    }

    private static void roundTrip(Icmpv6Header message) {
        HeaderLaws.checkRoundTrip(Icmpv6Header::decode, message);
    }
}
