package io.rawnet.codec.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.transport.option.AccurateEcn;
import io.rawnet.codec.transport.option.ExperimentalOption;
import io.rawnet.codec.transport.option.FastOpenCookie;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.codec.transport.option.Md5Signature;
import io.rawnet.codec.transport.option.MultipathTcp;
import io.rawnet.codec.transport.option.NoOperation;
import io.rawnet.codec.transport.option.SackPermitted;
import io.rawnet.codec.transport.option.SelectiveAcknowledgment;
import io.rawnet.codec.transport.option.TcpAuthentication;
import io.rawnet.codec.transport.option.TcpOption;
import io.rawnet.codec.transport.option.TcpOptions;
import io.rawnet.codec.transport.option.Timestamps;
import io.rawnet.codec.transport.option.UnknownOption;
import io.rawnet.codec.transport.option.WindowScale;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpRulesTest {

    private static final TcpHeader PLAIN = TcpHeader.builder()
            .sourcePort(40000)
            .destinationPort(80)
            .controlBits(TcpHeader.ACK)
            .build();

    private static List<Violation> of(TcpHeader header) {
        return header.violations(HeaderContext.NONE);
    }

    private static List<Violation> ofBits(int controlBits) {
        return of(PLAIN.toBuilder().controlBits(controlBits).build());
    }

    private static List<Violation> ofOptions(int controlBits, TcpOption... options) {
        return of(PLAIN.toBuilder().controlBits(controlBits).options(options).build());
    }

    private static List<Violation> ofRawOptions(String hex) {
        return of(PLAIN.toBuilder().options(new TcpOptions(Octets.hex(hex))).build());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                TcpHeader.SYN,
                TcpHeader.SYN | TcpHeader.ACK,
                TcpHeader.SYN | TcpHeader.ECE | TcpHeader.CWR,
                TcpHeader.ACK,
                TcpHeader.ACK | TcpHeader.PSH,
                TcpHeader.FIN | TcpHeader.ACK,
                TcpHeader.RST,
                TcpHeader.RST | TcpHeader.ACK
            })
    void findsNothingWrongWithOrdinaryControlBits(int controlBits) {
        assertThat(ofBits(controlBits)).isEmpty();
    }

    @Test
    void findsNothingWrongWithOrdinaryOptions() {
        assertThat(ofOptions(
                        TcpHeader.SYN,
                        new MaximumSegmentSize(1460),
                        new SackPermitted(),
                        new Timestamps(1, 0),
                        new NoOperation(),
                        new NoOperation(),
                        new WindowScale(14),
                        FastOpenCookie.REQUEST))
                .isEmpty();
        assertThat(ofOptions(
                        TcpHeader.ACK,
                        new Timestamps(1, 2),
                        SelectiveAcknowledgment.of(new SelectiveAcknowledgment.Block(0xFFFF_FFFFL, 1)),
                        new AccurateEcn(1, List.of(1)),
                        new UnknownOption(77, Octets.EMPTY)))
                .isEmpty();
        assertThat(of(PLAIN.toBuilder().reserved(TcpHeader.AE).build())).isEmpty();
    }

    @Test
    void reportsPortZero() {
        assertThat(of(PLAIN.toBuilder().sourcePort(0).destinationPort(0).build()))
                .containsExactly(
                        new Violation("RFC 6335 6", 0, "source port 0 is reserved"),
                        new Violation("RFC 6335 6", 2, "destination port 0 is reserved"));
    }

    @Test
    void findsNothingWrongWithFieldsThatNoControlBitGivesAMeaning() {
        assertThat(of(PLAIN.toBuilder()
                        .controlBits(TcpHeader.SYN)
                        .acknowledgmentNumber(1)
                        .build()))
                .isEmpty();
        assertThat(of(PLAIN.toBuilder().urgentPointer(1).build())).isEmpty();
    }

    @Test
    void reportsReservedBits() {
        assertThat(of(PLAIN.toBuilder().reserved(2).build()))
                .containsExactly(new Violation("RFC 9293 3.1", 12, "reserved bits are set"));
    }

    @Test
    void reportsControlBitsThatContradictEachOther() {
        assertThat(ofBits(TcpHeader.SYN | TcpHeader.FIN))
                .containsExactly(new Violation("RFC 9293 3.10.4", 13, "SYN and FIN are both set"));
        assertThat(ofBits(TcpHeader.SYN | TcpHeader.RST))
                .containsExactly(new Violation("RFC 9293 3.5.2", 13, "SYN and RST are both set"));
        assertThat(ofBits(TcpHeader.RST | TcpHeader.FIN))
                .containsExactly(new Violation("RFC 9293 3.5.2", 13, "RST and FIN are both set"));
    }

    @Test
    void reportsControlBitsOfScans() {
        assertThat(ofBits(0)).containsExactly(new Violation("RFC 9293 3.10.7.4", 13, "no control bit is set"));
        assertThat(ofBits(TcpHeader.FIN)).containsExactly(new Violation("RFC 9293 3.10.7.4", 13, "FIN without ACK"));
        assertThat(ofBits(TcpHeader.FIN | TcpHeader.PSH | TcpHeader.URG))
                .containsExactly(new Violation("RFC 9293 3.10.7.4", 13, "FIN without ACK"));
        assertThat(ofBits(TcpHeader.PSH))
                .containsExactly(new Violation("RFC 9293 3.10.7.4", 13, "neither SYN, RST nor ACK is set"));
    }

    @Test
    void reportsOptionsOutsideOfTheirPlace() {
        assertThat(ofOptions(TcpHeader.ACK, new NoOperation(), new MaximumSegmentSize(1460)))
                .containsExactly(new Violation("RFC 9293 3.2", 21, "maximum segment size on a segment without SYN"));
        assertThat(ofOptions(TcpHeader.ACK, new WindowScale(7)))
                .containsExactly(new Violation("RFC 7323 2.2", 20, "window scale on a segment without SYN"));
        assertThat(ofOptions(TcpHeader.ACK, new SackPermitted()))
                .containsExactly(new Violation("RFC 2018 2", 20, "SACK permitted on a segment without SYN"));
        assertThat(ofOptions(TcpHeader.ACK, FastOpenCookie.REQUEST))
                .containsExactly(new Violation("RFC 7413 4.1.1", 20, "Fast Open on a segment without SYN"));
        assertThat(ofOptions(TcpHeader.SYN, SelectiveAcknowledgment.of(new SelectiveAcknowledgment.Block(1, 2))))
                .containsExactly(new Violation("RFC 2018 3", 20, "selective acknowledgment on a SYN"));
    }

    @Test
    void reportsAWindowScaleBeyond14() {
        assertThat(ofOptions(TcpHeader.SYN, new WindowScale(15)))
                .containsExactly(new Violation("RFC 7323 2.3", 22, "window scale 15 is more than 14"));
    }

    @Test
    void reportsBlocksThatCannotBe() {
        assertThat(ofOptions(TcpHeader.ACK, SelectiveAcknowledgment.of()))
                .containsExactly(new Violation("RFC 2018 3", 21, "selective acknowledgment without blocks"));
        assertThat(ofOptions(
                        TcpHeader.ACK,
                        SelectiveAcknowledgment.of(
                                new SelectiveAcknowledgment.Block(1, 2),
                                new SelectiveAcknowledgment.Block(5, 5),
                                new SelectiveAcknowledgment.Block(1, 0xFFFF_FFFFL))))
                .containsExactly(
                        new Violation("RFC 2018 3", 30, "block {5:5} does not end behind its beginning"),
                        new Violation("RFC 2018 3", 38, "block {1:4294967295} does not end behind its beginning"));
    }

    @Test
    void reportsAnEchoReplyWithoutAck() {
        assertThat(ofOptions(TcpHeader.SYN, new Timestamps(1, 2)))
                .containsExactly(new Violation("RFC 7323 3.2", 26, "a timestamp echo reply without ACK"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 15, 17, 18})
    void reportsACookieOfAnImpossibleLength(int length) {
        assertThat(ofOptions(TcpHeader.SYN, new FastOpenCookie(Octets.of(new byte[length]))))
                .containsExactly(
                        new Violation("RFC 7413 4.1.1", 21, "a cookie of " + length + " octets, not an even 4 to 16"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8, 16})
    void acceptsACookieOfAnAllowedLength(int length) {
        assertThat(ofOptions(TcpHeader.SYN, new FastOpenCookie(Octets.of(new byte[length]))))
                .isEmpty();
    }

    @Test
    void reportsTcpAuthenticationAloneIfRepeated() {
        TcpAuthentication authentication = new TcpAuthentication(1, 2, Octets.EMPTY);
        assertThat(ofOptions(TcpHeader.ACK, authentication, authentication, authentication))
                .containsExactly(
                        new Violation("RFC 5925 2.2", 24, "TCP-AO is repeated"),
                        new Violation("RFC 5925 2.2", 28, "TCP-AO is repeated"));
        assertThat(ofOptions(TcpHeader.SYN, new MaximumSegmentSize(1460), new MaximumSegmentSize(1460)))
                .isEmpty();
        assertThat(ofOptions(
                        TcpHeader.ACK,
                        new MultipathTcp(Octets.of(0x20)),
                        new MultipathTcp(Octets.of(0x30)),
                        new ExperimentalOption(253, 1, Octets.EMPTY),
                        new ExperimentalOption(253, 2, Octets.EMPTY),
                        new UnknownOption(77, Octets.EMPTY),
                        new UnknownOption(77, Octets.EMPTY)))
                .isEmpty();
    }

    @Test
    void reportsMd5BesideTcpAuthentication() {
        Octets digest = Octets.of(new byte[16]);
        assertThat(ofOptions(TcpHeader.ACK, new TcpAuthentication(1, 2, Octets.EMPTY), new Md5Signature(digest)))
                .containsExactly(new Violation("RFC 5925 2.2", 24, "MD5 signature beside TCP-AO"));
        assertThat(ofOptions(TcpHeader.ACK, new Md5Signature(digest))).isEmpty();
    }

    @Test
    void reportsAnOptionWhoseLengthDoesNotSuitItsKind() {
        assertThat(ofRawOptions("01 0203 05"))
                .containsExactly(new Violation("RFC 9293 3.1", 22, "option kind 2 cannot have length 3"));
    }

    @Test
    void reportsAMalformedOption() {
        assertThat(ofRawOptions("01 0801 00"))
                .containsExactly(new Violation("RFC 9293 3.1", 22, "the length of option kind 8 leads nowhere"));
        assertThat(ofRawOptions("01 01 01 08"))
                .containsExactly(new Violation("RFC 9293 3.1", 23, "the length of option kind 8 leads nowhere"));
    }

    @Test
    void reportsPaddingThatIsNotZero() {
        assertThat(ofRawOptions("01 00 00 07"))
                .containsExactly(new Violation("RFC 9293 3.1", 23, "padding is not zero"));
        assertThat(ofRawOptions("01 00 00 00")).isEmpty();
    }
}
