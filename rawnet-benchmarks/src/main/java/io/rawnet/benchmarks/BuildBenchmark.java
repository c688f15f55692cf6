package io.rawnet.benchmarks;

import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.TcpMaximumSegmentSizeOption;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.TcpPort;

/**
 * Building the octets of a SYN behind Ethernet and IPv4, with lengths and checksums. Only the sequence number differs from one
 * to the next; what does not change is reused, as each library does it best.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BuildBenchmark {

    private static final ByteBuffer NO_PAYLOAD = ByteBuffer.allocate(0);

    private final EthernetHeader ethernet =
            new EthernetHeader(MacAddress.of("02:00:00:00:00:02"), MacAddress.of("02:00:00:00:00:01"), EtherType.IPV4);
    private final Ipv4Header ip = Ipv4Header.builder()
            .flags(Ipv4Header.DONT_FRAGMENT)
            .protocol(IpProtocol.TCP)
            .source(Ipv4Address.of("192.0.2.1"))
            .destination(Ipv4Address.of("192.0.2.2"))
            .build();
    private final TcpHeader tcp = TcpHeader.builder()
            .sourcePort(43591)
            .destinationPort(80)
            .controlBits(TcpHeader.SYN)
            .window(64240)
            .options(new MaximumSegmentSize(1460))
            .build();
    private final PseudoHeader pseudoHeader = new Ipv4PseudoHeader(ip.source(), ip.destination());
    private final ByteBuffer out = ByteBuffer.allocateDirect(128);

    private final TcpPacket.Builder pcap4jTcp = new TcpPacket.Builder();
    private final EthernetPacket.Builder pcap4jEthernet = new EthernetPacket.Builder();

    private int sequenceNumber = (int) Samples.SEQUENCE_NUMBER;

    /** Makes the builders of pcap4j. */
    public BuildBenchmark() {
        Inet4Address source = ip.source().toInetAddress();
        Inet4Address destination = ip.destination().toInetAddress();
        pcap4jTcp
                .srcAddr(source)
                .dstAddr(destination)
                .srcPort(TcpPort.getInstance((short) 43591))
                .dstPort(TcpPort.getInstance((short) 80))
                .syn(true)
                .window((short) 64240)
                .options(List.of(new TcpMaximumSegmentSizeOption.Builder()
                        .maxSegSize((short) 1460)
                        .correctLengthAtBuild(true)
                        .build()))
                .paddingAtBuild(true)
                .correctLengthAtBuild(true)
                .correctChecksumAtBuild(true);
        IpV4Packet.Builder pcap4jIp = new IpV4Packet.Builder()
                .version(IpVersion.IPV4)
                .tos(IpV4Rfc791Tos.newInstance((byte) 0))
                .dontFragmentFlag(true)
                .ttl((byte) 64)
                .protocol(IpNumber.TCP)
                .srcAddr(source)
                .dstAddr(destination)
                .payloadBuilder(pcap4jTcp)
                .correctLengthAtBuild(true)
                .correctChecksumAtBuild(true);
        pcap4jEthernet
                .srcAddr(org.pcap4j.util.MacAddress.getByName("02:00:00:00:00:01"))
                .dstAddr(org.pcap4j.util.MacAddress.getByName("02:00:00:00:00:02"))
                .type(org.pcap4j.packet.namednumber.EtherType.IPV4)
                .payloadBuilder(pcap4jIp)
                .pad(new byte[0]);
    }

    /** {@return the octets, header by header, each with its checksum} */
    @Benchmark
    public ByteBuffer rawnetHeaders() {
        TcpHeader syn = nextSyn();
        out.clear();
        ethernet.encode(out);
        ip.toBuilder()
                .totalLength(ip.length() + syn.length())
                .build()
                .withChecksum()
                .encode(out);
        syn.withChecksum(pseudoHeader, NO_PAYLOAD).encode(out);
        return out.flip();
    }

    /** {@return the octets, by completing a packet of headers} */
    @Benchmark
    public ByteBuffer rawnetPacket() {
        Packet.of(ethernet, ip, nextSyn()).completed().encode(out.clear());
        return out.flip();
    }

    private TcpHeader nextSyn() {
        return tcp.toBuilder().sequenceNumber(sequenceNumber++ & 0xFFFF_FFFFL).build();
    }

    /** {@return the octets, by the builders of pcap4j} */
    @Benchmark
    public byte[] pcap4j() {
        pcap4jTcp.sequenceNumber(sequenceNumber++);
        return pcap4jEthernet.build().getRawData();
    }
}
