package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.UdpPort;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The longest packets of the smallest parts. What they cost is measured in octets allocated, which no other load on the
 * machine changes: twice the packet may cost twice as much, and no packet more than a constant for each of its octets.
 */
class HostileSizeTest {

    private static final int LONGEST = 65535;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Arguments> packets() {
        return Stream.of(
                hostile("zeros in an Ethernet frame", LinkType.ETHERNET, "", "00"),
                hostile("VLAN tags in VLAN tags", LinkType.ETHERNET, "000000000000 000000000000 8100", "0001 8100"),
                hostile("MPLS labels without a bottom", EtherType.MPLS, "", "00010040"),
                hostile("LLDP TLVs without value", EtherType.LLDP, "", "1200"),
                hostile("LLDP names", EtherType.LLDP, "", "0a01 07"),
                hostile("LLDP management addresses", EtherType.LLDP, "", "1008 01 00 00 00000000 00"),
                hostile("IPv4 in IPv4", LinkType.IPV4, "", "45000000 00000000 4004 0000 0a000001 0a000002"),
                hostile("IPv6 in IPv6", LinkType.IPV6, "", "60000000 0000 2940" + "00".repeat(32)),
                hostile("GRE in GRE", IpProtocol.GRE, "", "0000 0800 45000000 00000000 402f 0000 0a000001 0a000002"),
                hostile(
                        "Geneve in Geneve, full of options",
                        UdpPort.GENEVE,
                        "",
                        "3f00 0800 00000000" + "01030000".repeat(63) + "45000000 00000000 4011 0000 0a000001 0a000002"
                                + "000017c1 0000 0000"),
                hostile("destination options", IpProtocol.DESTINATION_OPTIONS, "", "3c00 0104 00000000"),
                hostile("options of one octet", IpProtocol.DESTINATION_OPTIONS, "", "3cff" + "00".repeat(2046)),
                hostile("options of two octets", IpProtocol.HOP_BY_HOP, "", "3cff" + "3e00".repeat(1023)),
                hostile("routing headers", IpProtocol.ROUTING, "", "2b00 0401 00000000"),
                hostile("TCP options without effect", IpProtocol.TCP, "0000".repeat(6) + "f000 0000 0000 0000", "01"),
                hostile("SCTP chunks without value", IpProtocol.SCTP, "00".repeat(12), "05000004"),
                hostile("an SCTP chunk of one kind of octets", IpProtocol.SCTP, "00".repeat(12) + "3f00 ff00", "ff"),
                hostile("SCTP errors in errors", IpProtocol.SCTP, "00".repeat(12) + "0900 fff0 0008 ffec", "0001 0004"),
                hostile(
                        "an SCTP cause of one kind of octets",
                        IpProtocol.SCTP,
                        "00".repeat(12) + "0900 fff0 0063 ffec",
                        "ff"),
                hostile(
                        "SCTP address types",
                        IpProtocol.SCTP,
                        "00".repeat(12) + "0100 fff0" + "00".repeat(16) + "000c ffdc",
                        "0005"),
                hostile(
                        "SCTP missing parameters",
                        IpProtocol.SCTP,
                        "00".repeat(12) + "0900 fff0 0002 ffe8 00007fe0",
                        "0005"),
                hostile(
                        "an extension object of one kind of octets",
                        IpProtocol.ICMP,
                        "0b00 0000 0020 0000" + "00".repeat(128) + "2000 0000 ff00 f00f",
                        "ff"),
                hostile("SCTP DATA chunks", IpProtocol.SCTP, "00".repeat(12), "00000010" + "00".repeat(12)),
                hostile(
                        "NDP options of one unit",
                        IpProtocol.ICMPV6,
                        "8600 0000" + "00".repeat(12),
                        "0101000000000000"),
                hostile("unknown NDP options", IpProtocol.ICMPV6, "8500 0000 00000000", "fe01000000000000"),
                hostile("MLD records", IpProtocol.ICMPV6, "8f00 0000 0000 0ccc", "01000000" + "00".repeat(16)),
                hostile("MLD sources", IpProtocol.ICMPV6, "8200 0000 0000 0000" + "ff".repeat(16) + "0000 0fff", "ff"),
                hostile(
                        "names of a search list",
                        IpProtocol.ICMPV6,
                        "8600 0000" + "00".repeat(12) + "1fff 0000 00000000",
                        "0161 0162 00"),
                hostile(
                        "servers of a list",
                        IpProtocol.ICMPV6,
                        "8600 0000" + "00".repeat(12) + "19ff 0000 00000000",
                        "fe"),
                hostile("ARP of the longest addresses", EtherType.ARP, "0001 0800 ffff 0001", "fe"),
                hostile("a routing header of the longest route", IpProtocol.ROUTING, "3bfe 007f 00000000", "fe"),
                hostile("VRRP addresses", IpProtocol.VRRP, "2101 64ff 0001 0000", "0a000001"),
                hostile("VRRP addresses of either family", IpProtocol.VRRP, "3101 64ff 0064 0000", "fe800001"),
                hostile("IGMP records", IpProtocol.IGMP, "2200 0000 0000 1fff", "01000000 00000000"),
                hostile(
                        "extension objects",
                        IpProtocol.ICMP,
                        "0b00 0000 0020 0000" + "00".repeat(128) + "2000 0000",
                        "0004 ff00"),
                hostile(
                        "errors about errors",
                        IpProtocol.ICMP,
                        "",
                        "0300 0000 0000 0000 4500 0000 0000 0000 4001 0000" + "00".repeat(8)),
                hostile("router addresses", IpProtocol.ICMP, "0900 0000 ff02 0000", "0a000001 00000001"));
    }

    private static Arguments hostile(String name, Protocol first, String head, String part) {
        return Arguments.of(name, first, Octets.hex(head), Octets.hex(part));
    }

    private static Octets packet(Octets head, Octets part, int length) {
        byte[] packet = new byte[length];
        for (int i = 0; i < length; i++) {
            packet[i] = (byte) (i < head.size() ? head.get(i) : part.get((i - head.size()) % part.size()));
        }
        return Octets.of(packet);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packets")
    void costsALittleForEachOctet(String name, Protocol first, Octets head, Octets part) {
        Octets whole = packet(head, part, LONGEST);
        Octets half = packet(head, part, LONGEST / 2);
        PacketLaws.check(first, whole);
        assertThat(allocatedByDecoding(first, whole)).isLessThan(64_000 + 16L * LONGEST);
        long forHalf = allocatedByJudging(first, half);
        long forWhole = allocatedByJudging(first, whole);
        assertThat(forWhole).isLessThan(200_000 + 512L * LONGEST);
        assertThat(allocatedByAnswering(first, whole)).isLessThan(200_000 + 256L * LONGEST);
        // half of a packet that counts its parts is refused and costs nothing: it cannot be compared
        assertThat(forWhole).as("twice the octets").isLessThan(Math.max(200_000 + 3 * forHalf, 64L * LONGEST));
    }

    private static long allocatedByDecoding(Protocol first, Octets octets) {
        return allocatedBy(() -> Packet.decode(first, octets.buffer()));
    }

    /** Everything that goes through a packet from end to end. */
    private static long allocatedByJudging(Protocol first, Octets octets) {
        return allocatedBy(() -> {
            Packet packet = Packet.decode(first, octets.buffer());
            packet.violations();
            packet.checksums();
            packet.tryCompleted();
            packet.octets();
            packet.quoted();
        });
    }

    private static long allocatedByAnswering(Protocol first, Octets octets) {
        Packet packet = Packet.decode(first, octets.buffer());
        return allocatedBy(() -> {
            packet.quoted().ifPresent(packet::answers);
            packet.answers(packet.withPayload());
        });
    }

    private static long allocatedBy(Runnable work) {
        work.run(); // classes are loaded once
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        work.run();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }
}
