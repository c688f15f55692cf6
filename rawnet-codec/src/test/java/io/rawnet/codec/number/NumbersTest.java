package io.rawnet.codec.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.Protocol;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers as IANA, IEEE and tcpdump.org assign them, written out a second time. */
class NumbersTest {

    @Test
    void etherTypesHaveTheirNumbers() {
        assertThat(List.of(EtherType.IPV4, EtherType.ARP, EtherType.VLAN, EtherType.IPV6, EtherType.MPLS))
                .extracting(EtherType::number)
                .containsExactly(0x0800, 0x0806, 0x8100, 0x86DD, 0x8847);
        assertThat(List.of(EtherType.PPPOE_DISCOVERY, EtherType.PPPOE_SESSION, EtherType.SERVICE_VLAN, EtherType.LLDP))
                .extracting(EtherType::number)
                .containsExactly(0x8863, 0x8864, 0x88A8, 0x88CC);
        assertThat(EtherType.of(0x0806)).isSameAs(EtherType.ARP).hasToString("ARP");
        assertThat(EtherType.of(0x1234)).hasToString("0x1234");
    }

    @Test
    void ipProtocolsHaveTheirNumbers() {
        assertThat(List.of(IpProtocol.ICMP, IpProtocol.IGMP, IpProtocol.TCP, IpProtocol.UDP, IpProtocol.IPV6))
                .extracting(IpProtocol::number)
                .containsExactly(1, 2, 6, 17, 41);
        assertThat(List.of(IpProtocol.GRE, IpProtocol.ESP, IpProtocol.AH, IpProtocol.ICMPV6, IpProtocol.SCTP))
                .extracting(IpProtocol::number)
                .containsExactly(47, 50, 51, 58, 132);
        assertThat(IpProtocol.VRRP).isEqualTo(new IpProtocol(112)).hasToString("VRRP");
        assertThat(IpProtocol.of(6)).isEqualTo(IpProtocol.TCP).hasToString("TCP");
        assertThat(IpProtocol.of(200)).hasToString("200");
    }

    @Test
    void linkTypesHaveTheirNumbers() {
        assertThat(List.of(LinkType.NULL, LinkType.ETHERNET, LinkType.PPP, LinkType.RAW, LinkType.LOOP))
                .extracting(LinkType::number)
                .containsExactly(0, 1, 9, 101, 108);
        assertThat(List.of(LinkType.LINUX_SLL, LinkType.IPV4, LinkType.IPV6, LinkType.LINUX_SLL2))
                .extracting(LinkType::number)
                .containsExactly(113, 228, 229, 276);
    }

    @Test
    void theOthersNameWhatTheyKnow() {
        assertThat(PppProtocol.LCP).hasToString("LCP");
        assertThat(new PppProtocol(0x8281)).hasToString("0x8281");
        assertThat(UdpPort.VXLAN).isEqualTo(new UdpPort(4789)).hasToString("VXLAN");
        assertThat(UdpPort.GENEVE).isEqualTo(new UdpPort(6081)).hasToString("Geneve");
        assertThat(new UdpPort(53)).hasToString("53");
        assertThat(new LlcSap(0x06)).hasToString("0x06");
        assertThat(new AddressFamily(16)).hasToString("16");
        assertThat(AddressFamily.IPV6_DARWIN.isIpv6()).isTrue();
        assertThat(AddressFamily.IPV4.isIpv6()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                EtherType.class,
                IpProtocol.class,
                LinkType.class,
                PppProtocol.class,
                UdpPort.class,
                LlcSap.class,
                AddressFamily.class
            })
    void everyConstantHasANameInsteadOfItsNumber(Class<?> space) throws ReflectiveOperationException {
        List<Protocol> constants = new ArrayList<>();
        for (Field field : space.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == space) {
                constants.add((Protocol) field.get(null));
            }
        }
        assertThat(constants).isNotEmpty().doesNotHaveDuplicates();
        assertThat(constants)
                .allMatch(constant -> Character.isLetter(constant.toString().charAt(0))
                        || constant.toString().startsWith("802.1"));
    }

    @Test
    void refusesNumbersOutsideItsSpace() {
        refuses(EtherType::of, 65535);
        refuses(IpProtocol::of, 255);
        refuses(IpProtocol::new, 255);
        refuses(LinkType::new, 65535);
        refuses(PppProtocol::new, 65535);
        refuses(UdpPort::new, 65535);
        refuses(LlcSap::new, 255);
        refuses(number -> new SnapProtocol(0, number), 65535);
        refuses(number -> new SnapProtocol(number, 0), 0xFF_FFFF);
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressFamily(-1));
    }

    private static void refuses(IntFunction<Protocol> space, int max) {
        assertThat(space.apply(max)).isEqualTo(space.apply(max)).hasSameHashCodeAs(space.apply(max));
        assertThat(space.apply(0)).isNotEqualTo(space.apply(max));
        for (int outside : new int[] {-1, max + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> space.apply(outside))
                    .withMessageEndingWith("must be 0 to " + max + ", not " + outside);
        }
    }

    @Test
    void equalNumbersOfDifferentSpacesDiffer() {
        assertThat((Protocol) new UdpPort(6)).isNotEqualTo(IpProtocol.TCP);
    }
}
