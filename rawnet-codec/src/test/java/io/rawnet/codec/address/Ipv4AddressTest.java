package io.rawnet.codec.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4AddressTest {

    @Test
    void readsDottedDecimal() {
        assertThat(Ipv4Address.of("192.0.2.1").bits()).isEqualTo(0xC000_0201);
        assertThat(Ipv4Address.of("0.0.0.0")).isEqualTo(Ipv4Address.ANY);
        assertThat(Ipv4Address.of("255.255.255.255")).isEqualTo(Ipv4Address.BROADCAST);
        assertThat(Ipv4Address.of("127.0.0.1")).isEqualTo(Ipv4Address.LOOPBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.0004",
                "1.2.3.04",
                "01.2.3.4",
                "0x7f.0.0.1",
                "1.2.3.-4",
                "+1.2.3.4",
                " 1.2.3.4",
                "1.2.3.4 ",
                "1.2.3.4\n",
                "1,2,3,4",
                "999999999999.0.0.1",
                "\u0661.2.3.4",
                "localhost",
                "1.2.3.4/8"
            })
    void refusesAnyOtherText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Address.of(text))
                .withMessage("not an IPv4 address in dotted decimal: \"" + text + '"');
    }

    @Test
    void knowsItsSpecialRanges() {
        assertThat(Ipv4Address.of("223.255.255.255").isMulticast()).isFalse();
        assertThat(Ipv4Address.of("224.0.0.0").isMulticast()).isTrue();
        assertThat(Ipv4Address.of("239.255.255.255").isMulticast()).isTrue();
        assertThat(Ipv4Address.of("240.0.0.0").isMulticast()).isFalse();
        assertThat(Ipv4Address.of("127.255.0.1").isLoopback()).isTrue();
        assertThat(Ipv4Address.of("128.0.0.1").isLoopback()).isFalse();
        assertThat(Ipv4Address.ANY.isUnspecified()).isTrue();
        assertThat(Ipv4Address.LOOPBACK.isUnspecified()).isFalse();
    }

    @Test
    void readsAndWritesFourOctets() {
        Ipv4Address address = Ipv4Address.at(Octets.of(9, 0xC0, 0, 2, 1).buffer(), 1);
        assertThat(address).hasToString("192.0.2.1");
        ByteBuffer out = ByteBuffer.allocate(address.length());
        address.encode(out);
        assertThat(Octets.copyOf(out.flip())).isEqualTo(Octets.of(0xC0, 0, 2, 1));
    }

    @Test
    void ordersAsUnsignedNumbers() {
        assertThat(Ipv4Address.of("127.0.0.1")).isLessThan(Ipv4Address.of("128.0.0.1"));
    }

    @Test
    void isOfTheFamilyThatTheOctetsHave() {
        assertThat(IpAddress.of(new byte[] {10, 0, 0, 1})).isEqualTo(Ipv4Address.of("10.0.0.1"));
        assertThat(IpAddress.of(Ipv6Address.LOOPBACK.octets().toArray())).isEqualTo(Ipv6Address.LOOPBACK);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.of(new byte[5]))
                .withMessage("octets.length must be 4 or 16, not 5");
    }

    @Test
    void isMadeOfItsOctetsAndOfNoOtherNumberOfThem() {
        assertThat(Ipv4Address.of(new byte[] {10, 0, -1, 1})).hasToString("10.0.255.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Address.of(new byte[5]))
                .withMessage("an IPv4 address must be 4 octets, not 5");
    }
}
