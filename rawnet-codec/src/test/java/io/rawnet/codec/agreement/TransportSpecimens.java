package io.rawnet.codec.agreement;

import static io.rawnet.codec.agreement.Specimen.ipv4;
import static io.rawnet.codec.agreement.Specimen.ipv6;

import io.rawnet.codec.Octets;
import io.rawnet.codec.transport.DccpHeader;
import io.rawnet.codec.transport.DccpSequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.UdpLiteHeader;
import io.rawnet.codec.transport.option.FastOpenCookie;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.codec.transport.option.Md5Signature;
import io.rawnet.codec.transport.option.MultipathTcp;
import io.rawnet.codec.transport.option.NoOperation;
import io.rawnet.codec.transport.option.SackPermitted;
import io.rawnet.codec.transport.option.SelectiveAcknowledgment;
import io.rawnet.codec.transport.option.TcpOption;
import io.rawnet.codec.transport.option.Timestamps;
import io.rawnet.codec.transport.option.UserTimeout;
import io.rawnet.codec.transport.option.WindowScale;
import io.rawnet.codec.transport.sctp.DataChunk;
import io.rawnet.codec.transport.sctp.InitChunk;
import io.rawnet.codec.transport.sctp.OpaqueChunk;
import io.rawnet.codec.transport.sctp.SackChunk;
import io.rawnet.codec.transport.sctp.SctpChunk;
import io.rawnet.codec.transport.sctp.SctpPacket;
import io.rawnet.codec.transport.sctp.SctpParameters;
import io.rawnet.codec.transport.sctp.ShutdownChunk;
import java.util.List;
import java.util.stream.Stream;

/** Packets whose point is a transport header. */
final class TransportSpecimens {

    private TransportSpecimens() {}

    static Stream<Specimen> all() {
        return Stream.of(tcp(), tcpOptions(), datagrams(), sctp()).flatMap(family -> family);
    }

    private static Stream<Specimen> tcp() {
        return Stream.of(
                ipv4(TcpHeader.builder()
                                .sourcePort(40000)
                                .destinationPort(50000)
                                .sequenceNumber(0xFEDCBA98L)
                                .acknowledgmentNumber(0x12345678L)
                                .controlBits(TcpHeader.ACK | TcpHeader.PSH | TcpHeader.URG | TcpHeader.ECE)
                                .window(4321)
                                .urgentPointer(3)
                                .build())
                        .payload("001122334455")
                        .says("tcp.srcport", "40000")
                        .says("tcp.dstport", "50000")
                        .says("tcp.seq_raw", "4275878552")
                        .says("tcp.ack_raw", "305419896")
                        .says("tcp.hdr_len", "20")
                        .says("tcp.flags", "0x0078")
                        .says("tcp.window_size_value", "4321")
                        .says("tcp.urgent_pointer", "3")
                        .says("tcp.len", "6"),
                ipv6(TcpHeader.builder()
                                .sourcePort(1)
                                .destinationPort(65535)
                                .controlBits(TcpHeader.SYN | TcpHeader.CWR)
                                .reserved(4 | TcpHeader.AE)
                                .build())
                        .says("tcp.flags", "0x0582")
                        .says("tcp.flags.ae", "1")
                        .says("tcp.dstport", "65535"));
    }

    private static Stream<Specimen> tcpOptions() {
        return Stream.of(
                options(new MaximumSegmentSize(1460), new NoOperation(), new WindowScale(7), new SackPermitted())
                        .says("tcp.option_kind", "2,1,3,4,0,0")
                        .says("tcp.options.mss_val", "1460")
                        .says("tcp.options.wscale.shift", "7"),
                options(new Timestamps(0xFFFFFFFEL, 17))
                        .says("tcp.options.timestamp.tsval", "4294967294")
                        .says("tcp.options.timestamp.tsecr", "17"),
                options(SelectiveAcknowledgment.of(
                                new SelectiveAcknowledgment.Block(100, 200),
                                new SelectiveAcknowledgment.Block(300, 400)))
                        .says("tcp.options.sack.count", "2")
                        .says("tcp.options.sack_le", "100,300")
                        .says("tcp.options.sack_re", "200,400"),
                options(new UserTimeout(true, 5))
                        .says("tcp.options.user_to_granularity", "1")
                        .says("tcp.options.user_to_val", "5"),
                options(new Md5Signature(Octets.hex("000102030405060708090a0b0c0d0e0f")))
                        .says("tcp.options.md5.digest", "000102030405060708090a0b0c0d0e0f"),
                options(new FastOpenCookie(Octets.hex("0011223344556677")))
                        .says("tcp.options.tfo.cookie", "0011223344556677"),
                options(new MultipathTcp(Octets.hex("00810011223344556677")))
                        .says("tcp.options.mptcp.subtype", "0")
                        .says("tcp.options.mptcp.sendkey", "4822678189205111"));
    }

    private static Specimen options(TcpOption... options) {
        return ipv4(TcpHeader.builder()
                .sourcePort(40000)
                .destinationPort(50000)
                .controlBits(TcpHeader.SYN)
                .options(options)
                .build());
    }

    private static Stream<Specimen> datagrams() {
        return Stream.of(
                ipv6(UdpHeader.of(40000, 50000))
                        .payload("0011223344")
                        .says("udp.srcport", "40000")
                        .says("udp.dstport", "50000")
                        .says("udp.length", "13"),
                ipv4(new UdpLiteHeader(40000, 50000, 8, 0))
                        .payload("0011223344")
                        .says("udp.checksum_coverage", "8"),
                ipv4(new DccpHeader(
                                40000,
                                50000,
                                2,
                                0,
                                0,
                                0,
                                DccpHeader.REQUEST,
                                DccpSequenceNumber.ofExtended(0x0000_1234_5678_9ABCL),
                                Octets.hex("deadbeef")))
                        .payload("00112233")
                        .says("dccp.srcport", "40000")
                        .says("dccp.dstport", "50000")
                        .says("dccp.ccval", "2")
                        .says("dccp.type", "0")
                        .says("dccp.x", "1")
                        .says("dccp.data_offset", "5")
                        .says("dccp.seq_raw", "20015998343868")
                        .says("dccp.service_code", "3735928559"));
    }

    private static Stream<Specimen> sctp() {
        return Stream.of(
                sctp(0, new InitChunk(SctpChunk.INIT, 0, 0x11223344L, 65536, 10, 20, 7, SctpParameters.NONE))
                        .says("sctp.srcport", "40000")
                        .says("sctp.dstport", "50000")
                        .says("sctp.verification_tag", "0x00000000")
                        .says("sctp.chunk_type", "1")
                        .says("sctp.init_initiate_tag", "0x11223344")
                        .says("sctp.init_credit", "65536")
                        .says("sctp.init_nr_out_streams", "10")
                        .says("sctp.init_nr_in_streams", "20")
                        .says("sctp.init_initial_tsn", "7"),
                sctp(
                                0xCAFEL,
                                new SackChunk(0, 42, 9999, List.of(new SackChunk.GapAckBlock(2, 3)), List.of(5L)),
                                new DataChunk(3, 77, 4, 5, 0x12345678L, Octets.hex("aabbcc")))
                        .says("sctp.chunk_type", "3,0")
                        .says("sctp.sack_cumulative_tsn_ack_raw", "42")
                        .says("sctp.sack_a_rwnd", "9999")
                        .says("sctp.sack_gap_block_start", "2")
                        .says("sctp.sack_duplicate_tsn", "5")
                        .says("sctp.data_tsn_raw", "77")
                        .says("sctp.data_sid", "0x0004")
                        .says("sctp.data_ssn", "5")
                        .says("sctp.data_payload_proto_id", "305419896")
                        .says("sctp.chunk_padding", "00"),
                sctp(1, new ShutdownChunk(0, 123))
                        .says("sctp.chunk_type", "7")
                        .says("sctp.shutdown_cumulative_tsn_ack", "123"),
                sctp(1, OpaqueChunk.of(SctpChunk.COOKIE_ACK)).says("sctp.chunk_type", "11"));
    }

    private static Specimen sctp(long verificationTag, SctpChunk... chunks) {
        return ipv4(SctpPacket.of(40000, 50000, verificationTag, chunks));
    }
}
