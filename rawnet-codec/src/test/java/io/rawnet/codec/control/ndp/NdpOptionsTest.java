package io.rawnet.codec.control.ndp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NdpOptionsTest {

    private static final Ipv6Address PREFIX = Ipv6Address.of("2001:db8::");

    private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:01");

    @Test
    void readsAndWritesLinkLayerAddresses() {
        assertThat(only("0101 020000000001"))
                .isEqualTo(LinkLayerAddress.source(MAC))
                .hasToString("source " + MAC);
        assertThat(only("0201 020000000001"))
                .isEqualTo(LinkLayerAddress.target(MAC))
                .hasToString("target " + MAC);
        assertThat((LinkLayerAddress) only("0202 0102030405060708090a0b0c0d0e"))
                .hasToString("target 0x0102030405060708090a0b0c0d0e")
                .satisfies(address -> assertThat(address.macAddress()).isEmpty());
    }

    @Test
    void readsAndWritesPrefixInformation() {
        assertThat(only("0304 40 c0 00015180 00003840 00000000 20010db8000000000000000000000000"))
                .isEqualTo(new PrefixInformation(
                        64, PrefixInformation.ON_LINK | PrefixInformation.AUTONOMOUS, 86400, 14400, 0, PREFIX))
                .hasToString("prefix 2001:db8::/64 [LA] valid 86400 preferred 14400");
        assertThat(only("0304 40 20 ffffffff ffffffff 00000001 20010db8000000000000000000000000"))
                .hasToString("prefix 2001:db8::/64 [R] valid forever preferred forever");
    }

    @Test
    void readsAndWritesRedirectedHeaderMtuAndNonce() {
        assertThat(only("0402 000000000000 6000000000000000"))
                .isEqualTo(NdpOption.RedirectedHeader.of(Octets.hex("6000000000000000ff")))
                .hasToString("redirected header 8 octets");
        assertThat(only("0501 0000 000005dc")).isEqualTo(NdpOption.Mtu.of(1500)).hasToString("mtu 1500");
        assertThat(only("0e01 010203040506"))
                .isEqualTo(new NdpOption.Nonce(Octets.hex("010203040506")))
                .hasToString("nonce 0x010203040506");
    }

    @Test
    void readsAndWritesRouteInformationWithAShortPrefix() {
        assertThat((RouteInformation) only("1802 20 08 00000708 20010db800000000"))
                .isEqualTo(RouteInformation.of(PREFIX, 32, RouterPreference.HIGH, 1800))
                .hasToString("route 2001:db8::/32 preference high lifetime 1800");
        assertThat(RouteInformation.of(Ipv6Address.ANY, 0, RouterPreference.LOW, 1)
                        .length())
                .isEqualTo(8);
        assertThat(RouteInformation.of(PREFIX, 65, RouterPreference.MEDIUM, 1).length())
                .isEqualTo(24);
    }

    @Test
    void readsAndWritesDnsServersAndSearchList() {
        assertThat(only("1903 0000 00000708 20010db8000000000000000000000053"))
                .isEqualTo(RecursiveDnsServers.of(1800, Ipv6Address.of("2001:db8::53")))
                .hasToString("dns servers [2001:db8::53] lifetime 1800");
        assertThat(only("1f03 0000 00000708 07 6578616d706c65 03 636f6d 00 000000"))
                .isEqualTo(DnsSearchList.of(1800, "example.com"))
                .hasToString("dns search [example.com] lifetime 1800");
        assertThat(DnsSearchList.of(1, "a.b", "c").domains()).containsExactly("a.b", "c");
        assertThat(new DnsSearchList(0, 0, Octets.hex("0161 00 c0 0c 000000")).domains())
                .as("a compressed name ends the reading")
                .containsExactly("a");
        assertThatIllegalArgumentException().isThrownBy(() -> DnsSearchList.of(1, "a..b"));
    }

    @Test
    void readsAndWritesNat64Prefixes() {
        assertThat(only("2602 0708 0064ff9b0000000000000000"))
                .isEqualTo(Nat64Prefix.of(Ipv6Address.of("64:ff9b::"), 96, 1793))
                .hasToString("nat64 64:ff9b::/96 lifetime 1800");
        assertThat(new Nat64Prefix(0, 7, Octets.of(new byte[12])).prefixLength())
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Nat64Prefix.of(PREFIX, 65, 0));
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        assertThat(only("fd01 010203040506")).isEqualTo(new NdpOption.Unknown(0xfd, Octets.hex("010203040506")));
        assertThat(only("0302 0102030405060102030405060708")).isInstanceOf(NdpOption.Unknown.class);
        assertThat(only("0100 020000000001")).isInstanceOf(NdpOption.Malformed.class);
        assertThat(only("0102 020000000001")).isInstanceOf(NdpOption.Malformed.class);
        assertThat(only("01")).isInstanceOf(NdpOption.Malformed.class);
        assertThat(new NdpOptions(Octets.hex("0501 0000 000005dc 0100")).list())
                .containsExactly(NdpOption.Mtu.of(1500), new NdpOption.Malformed(Octets.hex("0100")));
    }

    @Test
    void findsTheFirstOptionOfAType() {
        NdpOptions options = NdpOptions.of(NdpOption.Mtu.of(1500), LinkLayerAddress.source(MAC));
        assertThat(options.find(LinkLayerAddress.class)).contains(LinkLayerAddress.source(MAC));
        assertThat(options.find(NdpOption.Nonce.class)).isEmpty();
        assertThat(options).hasToString("<mtu 1500, source 02:00:00:00:00:01>");
    }

    private static NdpOption only(String hex) {
        NdpOptions options = new NdpOptions(Octets.hex(hex));
        assertThat(options.list()).hasSize(1);
        assertThat(NdpOptions.of(options.list().get(0))).isEqualTo(options);
        return options.list().get(0);
    }

    @Property
    void readingAnyOptionsLosesNothing(
            @ForAll @IntRange(max = 40) int type,
            @ForAll @IntRange(max = 6) int units,
            @ForAll @Size(max = 48) byte[] data) {
        byte[] octets = new byte[2 + data.length];
        octets[0] = (byte) type;
        octets[1] = (byte) units;
        System.arraycopy(data, 0, octets, 2, data.length);
        NdpOptions options = new NdpOptions(Octets.of(octets));
        assertThat(NdpOptions.of(options.list().toArray(NdpOption[]::new))).isEqualTo(options);
        assertThat(options.toString()).doesNotContain("\n");
    }
}
