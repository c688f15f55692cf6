package io.rawnet.codec.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.Octets;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

    @Test
    void readsColonsAndHyphensInEitherCase() {
        assertThat(MacAddress.of("02:00:5E:10:fF:01").bits()).isEqualTo(0x0200_5E10_FF01L);
        assertThat(MacAddress.of("02-00-5e-10-ff-01")).isEqualTo(MacAddress.of("02:00:5e:10:ff:01"));
        assertThat(MacAddress.of("02-00-5E-10-FF-01")).hasToString("02:00:5e:10:ff:01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "02",
                "02:00:5e:10:ff",
                "02:00:5e:10:ff:01:02",
                "02:00-5e:10:ff:01",
                "2:0:5e:10:ff:1",
                "02005e10ff01",
                " 02:00:5e:10:ff:01",
                "02:00:5e:10:ff:0g",
                "02:00:5e:10:ff:\u0660\u0661",
                "::::::"
            })
    void refusesAnyOtherText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.of(text))
                .withMessage("not a MAC address such as 02:00:00:00:00:01: \"" + text + '"');
    }

    @Test
    void isThereWhereThereAreSixOctets() {
        assertThat(MacAddress.tryOf(Octets.hex("02005e10ff01"))).contains(MacAddress.of("02:00:5e:10:ff:01"));
        assertThat(MacAddress.tryOf(Octets.hex("02005e10ff"))).isEmpty();
        assertThat(MacAddress.tryOf(Octets.hex("02005e10ff0102"))).isEmpty();
    }

    @Test
    void refusesMoreThan48Bits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(1L << 48));
        assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(-1));
    }

    @Test
    void knowsGroupsAndLocalAddresses() {
        assertThat(MacAddress.BROADCAST.isMulticast()).isTrue();
        assertThat(MacAddress.of("01:00:5e:00:00:01").isMulticast()).isTrue();
        assertThat(MacAddress.of("fe:ff:ff:ff:ff:ff").isMulticast()).isFalse();
        assertThat(MacAddress.of("02:00:00:00:00:00").isLocallyAdministered()).isTrue();
        assertThat(MacAddress.of("fd:ff:ff:ff:ff:ff").isLocallyAdministered()).isFalse();
    }

    /** The examples of RFC 1112 section 6.4 and RFC 2464 section 7. */
    @Test
    void mapsMulticastGroups() {
        assertThat(MacAddress.ofMulticast(IpAddress.of("224.129.2.3"))).hasToString("01:00:5e:01:02:03");
        assertThat(MacAddress.ofMulticast(IpAddress.of("ff02::1:ff00:1234"))).hasToString("33:33:ff:00:12:34");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.ofMulticast(Ipv4Address.LOOPBACK))
                .withMessage("127.0.0.1 is not a multicast address");
    }

    @Test
    void readsAndWritesSixOctets() {
        MacAddress address = MacAddress.at(Octets.hex("00 0a0b0c0d0e0f").buffer(), 1);
        assertThat(address).hasToString("0a:0b:0c:0d:0e:0f");
        ByteBuffer out = ByteBuffer.allocate(6);
        address.encode(out);
        assertThat(Octets.copyOf(out.flip())).isEqualTo(Octets.hex("0a0b0c0d0e0f"));
        assertThatThrownBy(() -> address.encode(ByteBuffer.allocate(5))).isInstanceOf(BufferOverflowException.class);
    }

    @Test
    void ordersAsNumbers() {
        assertThat(MacAddress.ZERO).isLessThan(MacAddress.BROADCAST);
        assertThat(MacAddress.of("7f:00:00:00:00:00")).isLessThan(MacAddress.of("80:00:00:00:00:00"));
    }

    @Test
    void isMadeOfItsOctetsAndOfNoOtherNumberOfThem() {
        assertThat(MacAddress.of(new byte[] {2, 0, 0x5E, 0x10, -1, 1})).hasToString("02:00:5e:10:ff:01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.of(new byte[5]))
                .withMessage("a MAC address must be 6 octets, not 5");
    }
}
