package io.rawnet.codec.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.Octets;
import java.net.Inet6Address;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6AddressTest {

    /** The examples of RFC 4291 section 2.2, in RFC 5952's form on the right. */
    @ParameterizedTest
    @CsvSource({
        "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789, abcd:ef01:2345:6789:abcd:ef01:2345:6789",
        "2001:DB8:0:0:8:800:200C:417A, 2001:db8::8:800:200c:417a",
        "FF01:0:0:0:0:0:0:101, ff01::101",
        "FF01::101, ff01::101",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:13.1.68.3, ::d01:4403",
        "0:0:0:0:0:FFFF:129.144.52.38, ::ffff:129.144.52.38",
        "::FFFF:129.144.52.38, ::ffff:129.144.52.38"
    })
    void readsEveryFormOfRfc4291(String text, String canonical) {
        assertThat(Ipv6Address.of(text)).hasToString(canonical);
    }

    /** RFC 5952 section 4: leading zeros, the longest run, the first of equal runs, no single group, lower case. */
    @ParameterizedTest
    @CsvSource({
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::A, 2001:db8::a",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8"
    })
    void writesTheFormOfRfc5952(String text, String canonical) {
        assertThat(Ipv6Address.of(text)).hasToString(canonical);
        assertThat(Ipv6Address.of(canonical)).isEqualTo(Ipv6Address.of(text));
    }

    @Test
    void putsEachGroupInItsPlace() {
        assertThat(Ipv6Address.of("1:2:3:4:5:6:7:8"))
                .isEqualTo(new Ipv6Address(0x0001_0002_0003_0004L, 0x0005_0006_0007_0008L));
        assertThat(Ipv6Address.of("1::8")).isEqualTo(new Ipv6Address(1L << 48, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "1::2::3",
                ":1::2",
                "1::2:",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1.2.3.4::",
                "::1.2.3",
                "::1.2.3.256",
                "::1.2.3.4:5",
                "1.2.3.4",
                "fe80::1%eth0",
                "[::1]",
                " ::1",
                "::1 ",
                "\u0661::",
                "::-1",
                "::+1",
                "2001:db8::/32"
            })
    void refusesAnyOtherText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv6Address.of(text))
                .withMessageStartingWith("not an IPv");
    }

    @Test
    void refusesLongTextQuickly() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv6Address.of(":1".repeat(100_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv6Address.of("1".repeat(1_000_000) + "::"));
    }

    @Test
    void knowsItsSpecialRanges() {
        assertThat(Ipv6Address.ALL_NODES).hasToString("ff02::1");
        assertThat(Ipv6Address.ALL_ROUTERS).hasToString("ff02::2");
        assertThat(Ipv6Address.ALL_NODES.isMulticast()).isTrue();
        assertThat(Ipv6Address.of("fe80::1").isMulticast()).isFalse();
        assertThat(Ipv6Address.of("fe80::1").isLinkLocal()).isTrue();
        assertThat(Ipv6Address.of("febf::1").isLinkLocal()).isTrue();
        assertThat(Ipv6Address.of("fec0::1").isLinkLocal()).isFalse();
        assertThat(Ipv6Address.LOOPBACK.isLoopback()).isTrue();
        assertThat(Ipv6Address.of("1::1").isLoopback()).isFalse();
        assertThat(Ipv6Address.ANY.isUnspecified()).isTrue();
        assertThat(Ipv6Address.LOOPBACK.isUnspecified()).isFalse();
    }

    /** The example of RFC 4291 section 2.7.1. */
    @Test
    void derivesTheSolicitedNodeAddress() {
        assertThat(Ipv6Address.of("4037::1:800:200e:8c6c").solicitedNode()).hasToString("ff02::1:ff0e:8c6c");
    }

    @Test
    void keepsAMappedAddressAnIpv6Address() {
        Ipv6Address mapped = Ipv6Address.of("::ffff:192.0.2.1");
        assertThat(mapped.toInetAddress()).isInstanceOf(Inet6Address.class);
        assertThat(Ipv6Address.of(mapped.toInetAddress())).isEqualTo(mapped);
    }

    @Test
    void readsAndWritesSixteenOctets() {
        Octets octets = Octets.hex("20010db8000000000008 0800200c417a");
        Ipv6Address address = Ipv6Address.at(octets.buffer(), 0);
        assertThat(address).hasToString("2001:db8::8:800:200c:417a");
        ByteBuffer out = ByteBuffer.allocate(address.length());
        address.encode(out);
        assertThat(Octets.copyOf(out.flip())).isEqualTo(octets);
    }

    @Test
    void ordersAsUnsignedNumbers() {
        assertThat(Ipv6Address.LOOPBACK).isLessThan(Ipv6Address.ALL_NODES);
        assertThat(Ipv6Address.of("::7fff:0:0:0")).isLessThan(Ipv6Address.of("::8000:0:0:0"));
    }

    @Test
    void isMadeOfItsOctetsAndOfNoOtherNumberOfThem() {
        assertThat(Ipv6Address.of(new byte[] {0x20, 1, 0xD, (byte) 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}))
                .hasToString("2001:db8::1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv6Address.of(new byte[5]))
                .withMessage("an IPv6 address must be 16 octets, not 5");
    }
}
