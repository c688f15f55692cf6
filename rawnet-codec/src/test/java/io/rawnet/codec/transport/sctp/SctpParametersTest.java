package io.rawnet.codec.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors written out from RFC 9260 sections 3.3.2.1, 3.3.3.1 and 3.3.5. */
class SctpParametersTest {

    private static final Octets PARAMETERS = Octets.hex("0005 0008 0a000001"
            + "0006 0014 20010db8000000000000000000000001"
            + "0009 0008 00002710"
            + "000c 0008 0005 0006"
            + "0007 0005 aa 000000"
            + "0008 0008 8008 0004"
            + "c000 0004"
            + "0001 0006 0102");

    private static final SctpParameter[] TYPED = {
        new SctpParameter.Address(Ipv4Address.of("10.0.0.1")),
        new SctpParameter.Address(Ipv6Address.of("2001:db8::1")),
        new SctpParameter.CookiePreservative(10_000),
        new SctpParameter.SupportedAddressTypes(List.of(5, 6)),
        new SctpParameter.Opaque(SctpParameter.STATE_COOKIE, Octets.of(0xaa)),
        new SctpParameter.Opaque(SctpParameter.UNRECOGNIZED, Octets.hex("8008 0004")),
        new SctpParameter.Opaque(0xC000, Octets.EMPTY),
        new SctpParameter.Opaque(SctpParameter.HEARTBEAT_INFO, Octets.of(1, 2))
    };

    @Test
    void readsAndWritesEachParameter() {
        SctpParameters parameters = new SctpParameters(PARAMETERS);
        assertThat(parameters.list()).containsExactly(TYPED);
        assertThat(SctpParameters.of(TYPED)).isEqualTo(parameters);
        assertThat(parameters.find(
                        SctpParameter.Opaque.class, parameter -> parameter.type() == SctpParameter.STATE_COOKIE))
                .contains(new SctpParameter.Opaque(SctpParameter.STATE_COOKIE, Octets.of(0xaa)));
        assertThat(parameters)
                .hasToString(" <10.0.0.1, 2001:db8::1, cookie life +10000 ms, address types [5, 6], cookie 1 octets,"
                        + " unrecognized 0x80080004, parameter-49152, info 0x0102>");
        assertThat(SctpParameters.NONE).hasToString("");
    }

    @Test
    void anInitCarriesThem() {
        InitChunk init = new InitChunk(SctpChunk.INIT, 0, 2, 65535, 10, 11, 7, SctpParameters.of(TYPED[0], TYPED[4]));
        assertThat(SctpChunks.of(init).octets())
                .isEqualTo(Octets.hex(
                        "01000021 00000002 0000ffff 000a 000b 00000007" + "0005 0008 0a000001 0007 0005 aa 000000"));
        assertThat(SctpChunks.of(init).list()).containsExactly(init);
        assertThat(init).hasToString("INIT tag 0x2 tsn 7 streams 10/11 rwnd 65535 <10.0.0.1, cookie 1 octets>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0005 0005 0a", "0006 0004", "0009 0006 0000", "000c 0005 00"})
    void keepsAParameterWhoseLengthDoesNotSuitItsTypeAsUnknown(String hex) {
        Octets octets = Octets.hex(hex);
        assertThat(new SctpParameters(octets).list())
                .containsExactly(new SctpParameter.Opaque(octets.get(1), octets.slice(4, octets.size())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "8008", "800800", "80080003", "80080009 00000000"})
    void keepsOctetsWhoseLengthLeadsNowhereAsMalformed(String hex) {
        Octets rest = Octets.hex(hex);
        SctpParameter.Malformed malformed = new SctpParameter.Malformed(rest);
        assertThat(new SctpParameters(Octets.hex("c000 0004" + hex)).list())
                .containsExactly(new SctpParameter.Opaque(0xC000, Octets.EMPTY), malformed);
        assertThat(malformed.type()).isEqualTo(rest.size() == 1 ? 0x8000 : 0x8008);
        assertThat(malformed.length()).isEqualTo(rest.size());
        assertThat(malformed.value()).isEqualTo(rest.slice(Math.min(4, rest.size()), rest.size()));
        assertThat(malformed).hasToString("malformed 0x" + rest);
    }

    @Test
    void saysWhatAReceiverDoesThatDoesNotKnowIt() {
        assertThat(List.of(0x0001, 0x4001, 0x8001, 0xC001))
                .extracting(type -> new SctpParameter.Opaque(type, Octets.EMPTY).actionWhenUnknown())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void namesFieldValueAndRangeOfAMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SctpParameter.Opaque(65536, Octets.EMPTY))
                .withMessage("type must be 0 to 65535, not 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SctpParameter.Opaque(SctpParameter.STATE_COOKIE, Octets.of(new byte[65532])))
                .withMessage("value length must be 0 to 65531, not 65532");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SctpParameter.SupportedAddressTypes(List.of(-1)))
                .withMessage("type must be 0 to 65535, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SctpParameter.CookiePreservative(-1))
                .withMessage("lifeSpanIncrement must be 0 to 4294967295, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SctpParameter.Malformed(Octets.EMPTY))
                .withMessage("a malformed parameter has at least one octet");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeartbeatChunk(6, 0, SctpParameters.NONE))
                .withMessage("type must be 4 or 5, not 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorChunk.of(0))
                .withMessage("type must be 6 or 9, not 0");
    }
}
