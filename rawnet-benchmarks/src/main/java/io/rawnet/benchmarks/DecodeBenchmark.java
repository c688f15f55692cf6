package io.rawnet.benchmarks;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.EthernetView;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpView;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.TcpPacket;

/** Decoding Ethernet, IPv4 and TCP with 12 octets of options. What each gives is checked by a test. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {

    private final byte[] octets = Samples.hex(Samples.SEGMENT_HEX);
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(octets.length).put(octets).flip();

    /**
     * Views over a direct buffer, as in a ring: all three headers checked, and what a program that follows connections reads.
     *
     * @return the sum of the fields read, so that none is left out
     * @throws MalformedPacketException never
     */
    @Benchmark
    public long rawnetViews() throws MalformedPacketException {
        EthernetView ethernet = EthernetView.at(buffer, 0);
        Ipv4View ip = Ipv4View.at(buffer, ethernet.payloadOffset());
        TcpView tcp = TcpView.at(buffer, ip.payloadOffset());
        return ethernet.type().number()
                + ip.protocol().number()
                + ip.source().bits()
                + ip.destination().bits()
                + tcp.sourcePort()
                + tcp.destinationPort()
                + tcp.sequenceNumber()
                + tcp.acknowledgmentNumber()
                + tcp.controlBits()
                + tcp.window();
    }

    /**
     * The same views with every field read but TCP's reserved bits, of which gopacket reads one.
     *
     * @return the sum of all fields, so that none is left out
     * @throws MalformedPacketException never
     */
    @Benchmark
    public long rawnetViewsEveryField() throws MalformedPacketException {
        EthernetView ethernet = EthernetView.at(buffer, 0);
        Ipv4View ip = Ipv4View.at(buffer, ethernet.payloadOffset());
        TcpView tcp = TcpView.at(buffer, ip.payloadOffset());
        return ethernet.destination().bits()
                + ethernet.source().bits()
                + ethernet.type().number()
                + ip.dscp()
                + ip.ecn()
                + ip.totalLength()
                + ip.identification()
                + ip.flags()
                + ip.fragmentOffset()
                + ip.timeToLive()
                + ip.protocol().number()
                + ip.headerChecksum()
                + ip.source().bits()
                + ip.destination().bits()
                + tcp.sourcePort()
                + tcp.destinationPort()
                + tcp.sequenceNumber()
                + tcp.acknowledgmentNumber()
                + tcp.dataOffset()
                + tcp.controlBits()
                + tcp.window()
                + tcp.checksum()
                + tcp.urgentPointer();
    }

    /**
     * Immutable headers, one after the other.
     *
     * @param blackhole where the headers go
     * @return the sequence number
     * @throws MalformedPacketException never
     */
    @Benchmark
    public long rawnetRecords(Blackhole blackhole) throws MalformedPacketException {
        buffer.position(0);
        blackhole.consume(EthernetHeader.decode(buffer));
        blackhole.consume(Ipv4Header.decode(buffer));
        TcpHeader tcp = TcpHeader.decode(buffer);
        blackhole.consume(tcp);
        return tcp.sequenceNumber();
    }

    /** {@return the sequence number, from the lax decoder of whole packets} */
    @Benchmark
    public long rawnetPacket() {
        buffer.position(0);
        return Packet.decode(LinkType.ETHERNET, buffer)
                .header(TcpHeader.class)
                .orElseThrow()
                .sequenceNumber();
    }

    /**
     * A packet of pcap4j.
     *
     * @return the sequence number
     * @throws IllegalRawDataException never
     */
    @Benchmark
    public long pcap4j() throws IllegalRawDataException {
        return EthernetPacket.newPacket(octets, 0, octets.length)
                .get(TcpPacket.class)
                .getHeader()
                .getSequenceNumberAsLong();
    }
}
