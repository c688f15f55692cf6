package io.rawnet.codec.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.transport.option.EndOfOptionList;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import org.junit.jupiter.api.Test;

class TcpHeaderTest {

    /** RFC 9293 section 3.1 written out by hand: a SYN from 43591 to 80 with one option. */
    private static final Octets SYN = Octets.hex("aa47 0050 be17f345 00000000 6002 7210 5856 0000 020405b4");

    @Test
    void readsEachFieldFromItsPlace() {
        TcpHeader header = HeaderLaws.checkAll(TcpHeader::decode, SYN);
        assertThat(header.sourcePort()).isEqualTo(43591);
        assertThat(header.destinationPort()).isEqualTo(80);
        assertThat(header.sequenceNumber()).isEqualTo(3189240645L);
        assertThat(header.acknowledgmentNumber()).isZero();
        assertThat(header.dataOffset()).isEqualTo(6);
        assertThat(header.reserved()).isZero();
        assertThat(header.controlBits()).isEqualTo(TcpHeader.SYN);
        assertThat(header.window()).isEqualTo(29200);
        assertThat(header.checksum()).isEqualTo(0x5856);
        assertThat(header.urgentPointer()).isZero();
        assertThat(header.options().list()).containsExactly(new MaximumSegmentSize(1460));
        assertThat(header).hasToString("TCP 43591 > 80 [S] seq 3189240645 win 29200 <mss 1460>");
    }

    @Test
    void keepsReservedBitsUrgentPointerAndMeaninglessPadding() {
        Octets odd = Octets.hex("0000 ffff ffffffff 80000000 6fff 0000 ffff 1234 00ff02ff");
        TcpHeader header = HeaderLaws.checkAll(TcpHeader::decode, odd);
        assertThat(header.reserved()).isEqualTo(15);
        assertThat(header.controlBits()).isEqualTo(255);
        assertThat(header.options().list()).containsExactly(new EndOfOptionList());
    }

    @Test
    void rejectsDataOffsetBelowFive() {
        Octets bad = Octets.hex("aa47 0050 be17f345 00000000 4002 7210 5856 0000");
        assertThatThrownBy(() -> TcpHeader.decode(bad.buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("TCP: data offset 4 is below 5 (offset 12)");
    }

    @Test
    void namesFieldValueAndRangeOfAMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpHeader.builder().sourcePort(65536).build())
                .withMessage("sourcePort must be 0 to 65535, not 65536");
    }

    @Test
    void computesTheChecksumOverPseudoHeaderHeaderAndPayload() {
        Ipv4PseudoHeader addresses = new Ipv4PseudoHeader(Ipv4Address.of("172.17.0.2"), Ipv4Address.of("172.17.0.3"));
        TcpHeader header = TcpHeader.builder()
                .sourcePort(1)
                .destinationPort(2)
                .controlBits(TcpHeader.SYN)
                .window(0)
                .build()
                .withChecksum(addresses, Octets.of(0x01).buffer());
        // by hand: ac11+0002+ac11+0003 + 0006+0015 + 0001+0002+5002 + 0100 = 1aa49, folded aa4a... complemented
        int sum = 0xac11 + 0x0002 + 0xac11 + 0x0003 + 0x0006 + 0x0015 + 0x0001 + 0x0002 + 0x5002 + 0x0100;
        assertThat(header.checksum()).isEqualTo(~((sum & 0xFFFF) + (sum >>> 16)) & 0xFFFF);
    }

    @Test
    void readsAndWritesTheAceField() {
        TcpHeader header = TcpHeader.builder()
                .reserved(8)
                .controlBits(TcpHeader.ACK)
                .ace(0b101)
                .build();
        assertThat(header.ace()).isEqualTo(5);
        assertThat(header.reserved()).isEqualTo(8 | TcpHeader.AE);
        assertThat(header.controlBits()).isEqualTo(TcpHeader.ACK | TcpHeader.ECE);
        assertThat(header.toBuilder().ace(2).build().controlBits()).isEqualTo(TcpHeader.ACK | TcpHeader.CWR);
        assertThat(header.toBuilder().ace(2).build().reserved()).isEqualTo(8);
        assertThat(header.toString()).contains("[.Ee]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpHeader.builder().ace(8))
                .withMessage("ace must be 0 to 7, not 8");
    }

    @Test
    void showsUrgentPointerAndAbsentControlBits() {
        assertThat(TcpHeader.builder()
                        .controlBits(TcpHeader.URG | TcpHeader.ACK)
                        .urgentPointer(3)
                        .build())
                .hasToString("TCP 0 > 0 [.U] seq 0 ack 0 win 65535 urg 3");
        assertThat(TcpHeader.builder().build()).hasToString("TCP 0 > 0 [none] seq 0 win 65535");
    }

    @Test
    void countsSynAndFinAsSequenceNumbers() {
        TcpHeader synFin =
                TcpHeader.builder().controlBits(TcpHeader.SYN | TcpHeader.FIN).build();
        assertThat(TcpHeader.syn(40000, 80).segmentLength(0)).isEqualTo(1);
        assertThat(synFin.segmentLength(9)).isEqualTo(11);
        assertThat(TcpHeader.builder().controlBits(TcpHeader.ACK).build().segmentLength(0))
                .isZero();
        assertThatThrownBy(() -> synFin.segmentLength(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The segments of RFC 9293, figure 6. */
    @Test
    void repliesAsInAHandshakeAcrossTheWrapOfSequenceNumbers() {
        TcpHeader synAck = TcpHeader.syn(40000, 80).toBuilder()
                .sequenceNumber(0xFFFF_FFFFL)
                .build()
                .reply(0)
                .sequenceNumber(300)
                .controlBits(TcpHeader.SYN | TcpHeader.ACK)
                .build();
        assertThat(synAck).hasToString("TCP 80 > 40000 [S.] seq 300 ack 0 win 65535");
        assertThat(synAck.reply(0).build()).hasToString("TCP 40000 > 80 [.] seq 0 ack 301 win 65535");
    }
}
