package io.rawnet.codec.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** The JDK is the independent witness of what address texts mean. */
class AddressProperties {

    @Property
    void ipv4SurvivesTextAndTheJdk(@ForAll int bits) throws UnknownHostException {
        Ipv4Address address = new Ipv4Address(bits);
        assertThat(IpAddress.of(address.toString())).isEqualTo(address);
        assertThat(IpAddress.of((InetAddress) address.toInetAddress())).isEqualTo(address);
        assertThat(InetAddress.getByName(address.toString())).isEqualTo(address.toInetAddress());
    }

    @Property
    void ipv6SurvivesTextAndTheJdk(@ForAll long high, @ForAll long low, @ForAll long mask) throws UnknownHostException {
        Ipv6Address address = new Ipv6Address(high & spread(mask), low & spread(~mask));
        assertThat(IpAddress.of(address.toString())).isEqualTo(address);
        assertThat(IpAddress.of((InetAddress) address.toInetAddress())).isEqualTo(address);
        InetAddress jdk = InetAddress.getByName("[" + address + "]"); // which makes a mapped address an IPv4 one
        assertThat(jdk.getAddress())
                .satisfiesAnyOf(
                        octets -> assertThat(octets)
                                .isEqualTo(address.toInetAddress().getAddress()),
                        octets -> assertThat(octets).hasSize(4));
    }

    /** Some of the four groups zero, so that runs of zeros come up. */
    private static long spread(long mask) {
        long groups = 0;
        for (int i = 0; i < 4; i++) {
            groups |= (mask >>> i & 1) == 1 ? 0xFFFFL << 16 * i : 0;
        }
        return groups;
    }

    @Property
    void macSurvivesText(@ForAll @LongRange(max = 0xFFFF_FFFF_FFFFL) long bits) {
        MacAddress address = new MacAddress(bits);
        assertThat(MacAddress.of(address.toString())).isEqualTo(address);
        assertThat(MacAddress.of(address.toString().replace(':', '-'))).isEqualTo(address);
    }

    @Property
    void anyTextIsAnAddressOrRefused(
            @ForAll @StringLength(max = 20) @CharRange(from = '0', to = '3') @Chars({':', '.', 'f', 'F', '%'})
                    String text) {
        try {
            IpAddress address = IpAddress.of(text);
            assertThat(IpAddress.of(address.toString())).isEqualTo(address);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("not an IPv");
        }
    }
}
