package io.rawnet.codec.control.vrrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.number.IpProtocol;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VrrpMessageTest {

    private static final Ipv4Address FIRST = Ipv4Address.of("10.0.0.254");
    private static final Ipv4Address SECOND = Ipv4Address.of("10.0.0.253");

    /** RFC 3768 section 5.1 written out by hand, with the password of RFC 2338. */
    static final Octets VERSION_2 = Octets.hex("21 07 64 02 01 03 27ac 0a0000fe 0a0000fd 7365637265740000");

    /** RFC 9568 section 5.2 written out by hand. */
    static final Octets VERSION_3 = Octets.hex("31 07 64 01 a123 5f95 0a0000fe");

    static final Octets VERSION_3_IPV6 = Octets.hex(
            "31 07 ff 02 0064 a51a" + "fe80000000000000 0000000000000007" + "20010db800000000 0000000000000007");

    @Test
    void readsEachFieldOfVersion2FromItsPlace() {
        Vrrpv2Advertisement message = HeaderLaws.checkAll(VrrpMessage::decode, VERSION_2);
        assertThat(message)
                .isEqualTo(new Vrrpv2Advertisement(
                        7, 100, 1, 3, 0x27ac, List.of(FIRST, SECOND), Octets.hex("7365637265740000")));
        assertThat(message)
                .hasToString(
                        "VRRPv2 advertisement vrid 7 priority 100 every 3 s authentication 1 [10.0.0.254, 10.0.0.253]");
        assertThat(message.version()).isEqualTo(2);
        assertThat(message.type()).isEqualTo(VrrpMessage.ADVERTISEMENT);
        assertThat(message.protocolNumbers()).containsExactly(IpProtocol.VRRP);
    }

    @Test
    void readsEachFieldOfVersion3FromItsPlace() {
        Vrrpv3Advertisement message = HeaderLaws.checkAll(VrrpMessage::decode, VERSION_3);
        assertThat(message).isEqualTo(new Vrrpv3Advertisement(7, 100, 1, 10, 0x123, 0x5f95, Octets.hex("0a0000fe")));
        assertThat(message.addresses()).containsExactly(FIRST);
        assertThat(message).hasToString("VRRPv3 advertisement vrid 7 priority 100 every 291 cs [10.0.0.254]");
        assertThat(message.version()).isEqualTo(3);
        assertThat(message.type()).isEqualTo(VrrpMessage.ADVERTISEMENT);
        assertThat(message.protocolNumbers()).containsExactly(IpProtocol.VRRP);
    }

    @Test
    void readsAddressesOfIpv6WhereThereAreSixteenOctetsForEach() {
        Vrrpv3Advertisement message = HeaderLaws.checkAll(VrrpMessage::decode, VERSION_3_IPV6, 8 + 2 * 4);
        assertThat(message.addresses()).containsExactly(Ipv6Address.of("fe80::7"), Ipv6Address.of("2001:db8::7"));
        assertThat(message).hasToString("VRRPv3 advertisement vrid 7 priority 255 every 100 cs [fe80::7, 2001:db8::7]");
    }

    @Test
    void keepsOctetsThatAreAddressesOfNeitherFamily() throws MalformedPacketException {
        Octets odd = Octets.hex("31 07 64 01 0064 0000 0a0000fe 010203");
        VrrpMessage message = VrrpMessage.decode(odd.buffer());
        assertThat(message.octets()).isEqualTo(odd);
        assertThat(((Vrrpv3Advertisement) message).addresses()).isEmpty();
        assertThat(message)
                .hasToString("VRRPv3 advertisement vrid 7 priority 100 every 100 cs 1 addresses in 7 octets");
    }

    @ParameterizedTest
    @CsvSource({"11, 1, 1", "22, 2, 2", "30, 3, 0", "41, 4, 1", "ff, 15, 15"})
    void readsNothingButVersionAndTypeOfWhatItDoesNotKnow(String octet, int version, int type) {
        VrrpUnknown message = HeaderLaws.checkAll(VrrpMessage::decode, Octets.hex(octet));
        assertThat(message).isEqualTo(new VrrpUnknown(version, type));
        assertThat(message).hasToString("VRRPv" + version + " type " + type);
        assertThat(message.protocolNumbers()).containsExactly(IpProtocol.VRRP);
    }

    @Test
    void leavesWhatFollowsTheAuthenticationDataAlone() throws MalformedPacketException {
        var in = Octets.hex(VERSION_2 + "abcd").buffer();
        assertThat(VrrpMessage.decode(in).octets()).isEqualTo(VERSION_2);
        assertThat(in.remaining()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'21 07 64 00 00 01 0000 00000000', 'VRRPv2 advertisement: 16 octets required at offset 0, 12 available'",
        "'21 07 64 02 00 01 0000 0a0000fe 00000000 00000000', "
                + "'VRRPv2 advertisement: 24 octets required at offset 0, 20 available'",
        "'31 07 64 01 0064', 'VRRPv3 advertisement: 8 octets required at offset 0, 6 available'",
        "'31 07 64 02 0064 0000 0a0000fe', 'VRRPv3 advertisement: 16 octets required at offset 0, 12 available'",
        "'', 'VRRP: 1 octets required at offset 0, 0 available'"
    })
    void refusesCountsThatDoNotFit(String octets, String error) {
        assertThatThrownBy(() -> VrrpMessage.decode(Octets.hex(octets).buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage(error);
    }

    @Test
    void buildsWhatTheRfcsSay() {
        assertThat(Vrrpv2Advertisement.of(7, 100, FIRST).octets())
                .isEqualTo(Octets.hex("21 07 64 01 00 01 0000 0a0000fe 0000000000000000"));
        assertThat(Vrrpv3Advertisement.of(7, 100, FIRST).octets())
                .isEqualTo(Octets.hex("31 07 64 01 0064 0000 0a0000fe"));
        assertThat(Vrrpv3Advertisement.of(7, 0).octets()).isEqualTo(Octets.hex("31 07 00 00 0064 0000"));
    }

    @Test
    void refusesFieldsOutsideTheirRange() {
        Octets address = Octets.hex("0a0000fe");
        refuses(
                () -> Vrrpv3Advertisement.of(7, 100, FIRST, Ipv6Address.LOOPBACK),
                "::1 and 10.0.0.254 are of different families");
        refuses(() -> Vrrpv3Advertisement.of(256, 100), "virtualRouterIdentifier must be 0 to 255, not 256");
        refuses(() -> Vrrpv3Advertisement.of(7, 256), "priority must be 0 to 255, not 256");
        refuses(() -> new Vrrpv3Advertisement(7, 1, 256, 0, 0, 0, address), "count must be 0 to 255, not 256");
        refuses(() -> new Vrrpv3Advertisement(7, 1, 1, 16, 0, 0, address), "reserved must be 0 to 15, not 16");
        refuses(
                () -> new Vrrpv3Advertisement(7, 1, 1, 0, 4096, 0, address),
                "maximumAdvertiseInterval must be 0 to 4095, not 4096");
        refuses(() -> new Vrrpv3Advertisement(7, 1, 1, 0, 0, 65536, address), "checksum must be 0 to 65535, not 65536");
        refuses(
                () -> new Vrrpv3Advertisement(7, 1, 2, 0, 0, 0, address),
                "addressData must be 4 octets or more for each of 2, not 4");
        refuses(() -> Vrrpv2Advertisement.of(256, 100), "virtualRouterIdentifier must be 0 to 255, not 256");
        refuses(() -> Vrrpv2Advertisement.of(7, -1), "priority must be 0 to 255, not -1");
        Ipv4Address[] tooMany = Collections.nCopies(256, FIRST).toArray(Ipv4Address[]::new);
        refuses(() -> Vrrpv2Advertisement.of(7, 1, tooMany), "number of addresses must be 0 to 255, not 256");
        refuses(() -> Vrrpv3Advertisement.of(7, 1, tooMany), "number of addresses must be 0 to 255, not 256");
        refuses(() -> version2(256, 0, 0), "authenticationType must be 0 to 255, not 256");
        refuses(() -> version2(0, 256, 0), "advertisementInterval must be 0 to 255, not 256");
        refuses(() -> version2(0, 0, 65536), "checksum must be 0 to 65535, not 65536");
        refuses(
                () -> new Vrrpv2Advertisement(7, 1, 0, 1, 0, List.of(), address),
                "authenticationData must be 8 octets, not 4");
        refuses(() -> new VrrpUnknown(16, 0), "version must be 0 to 15, not 16");
        refuses(() -> new VrrpUnknown(0, 16), "type must be 0 to 15, not 16");
    }

    private static void version2(int authenticationType, int interval, int checksum) {
        new Vrrpv2Advertisement(7, 1, authenticationType, interval, checksum, List.of(), Octets.of(new byte[8]));
    }

    private static void refuses(Runnable construction, String message) {
        assertThatIllegalArgumentException().isThrownBy(construction::run).withMessage(message);
    }
}
