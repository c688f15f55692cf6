package io.rawnet.codec.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DccpHeaderTest {

    private static final PseudoHeader ADDRESSES =
            new Ipv4PseudoHeader(Ipv4Address.of("10.0.0.1"), Ipv4Address.of("10.0.0.2"));

    /** RFC 4340 sections 5.1 and 5.2 written out by hand: a request with service code "FGHI". */
    private static final Octets REQUEST = Octets.hex("9c40 1389 0500 a766 01 00 000000000007 46474849");

    /** Data with a sequence number of 24 bits, reserved bits set, CCVal 15 and CsCov 2. */
    private static final Octets DATA = Octets.hex("0001 0002 03f2 ffff e4 010203");

    private static HeaderContext around(Octets data) {
        return new HeaderContext(Optional.of(ADDRESSES), false, Optional.empty(), data.buffer());
    }

    private static ChecksumState.Verdict verdict(DccpHeader header, Octets data) {
        return header.checksumState(around(data)).orElseThrow().verdict();
    }

    private static DccpHeader of(int checksumCoverage, int reserved, int type, DccpSequenceNumber sequenceNumber) {
        return new DccpHeader(1, 2, 0, checksumCoverage, 0, reserved, type, sequenceNumber, Octets.EMPTY);
    }

    @Test
    void readsEachFieldFromItsPlace() {
        DccpHeader header = HeaderLaws.checkAll(DccpHeader::decode, REQUEST);
        assertThat(header)
                .isEqualTo(new DccpHeader(
                        40000,
                        5001,
                        0,
                        0,
                        0xa766,
                        0,
                        DccpHeader.REQUEST,
                        DccpSequenceNumber.ofExtended(7),
                        Octets.hex("46474849")));
        assertThat(header.dataOffset()).isEqualTo(5);
        assertThat(header).hasToString("DCCP 40000 > 5001 Request seq 7");
    }

    @Test
    void readsAShortSequenceNumberAndKeepsReservedBits() {
        DccpHeader header = HeaderLaws.checkAll(DccpHeader::decode, DATA);
        assertThat(header)
                .isEqualTo(new DccpHeader(
                        1, 2, 15, 2, 0xFFFF, 7, DccpHeader.DATA, DccpSequenceNumber.ofShort(0x010203), Octets.EMPTY));
        assertThat(header).hasToString("DCCP 1 > 2 Data seq 66051 cscov 2");
    }

    @Test
    void keepsTheReservedOctetOfALongSequenceNumberAndAnUnknownType() {
        DccpHeader header =
                HeaderLaws.checkAll(DccpHeader::decode, Octets.hex("0001 0002 0400 0000 1f aa ffffffffffff"));
        assertThat(header.sequenceNumber()).isEqualTo(new DccpSequenceNumber(true, 0xAA, 0xFFFF_FFFF_FFFFL));
        assertThat(header.type()).isEqualTo(15);
        assertThat(header).hasToString("DCCP 1 > 2 type-15 seq 281474976710655");
    }

    @Test
    void rejectsDataOffsetBelowTheGenericHeader() {
        assertThatThrownBy(() -> DccpHeader.decode(
                        Octets.hex("0001 0002 0300 0000 01 00 000000000007").buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("DCCP: data offset 3 is below 4 (offset 4)");
        assertThatThrownBy(() -> DccpHeader.decode(
                        Octets.hex("0001 0002 0200 0000 04 000007").buffer()))
                .hasMessage("DCCP: data offset 2 is below 3 (offset 4)");
    }

    @Test
    void namesFieldValueAndRangeOfAMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DccpSequenceNumber.ofShort(1 << 24))
                .withMessage("sequence number must be 0 to 16777215, not 16777216");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DccpSequenceNumber(false, 1, 0))
                .withMessage("reserved must be 0 to 0, not 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new DccpHeader(1, 2, 0, 0, 0, 0, 0, DccpSequenceNumber.ofShort(1), Octets.of(new byte[1012])))
                .withMessage("rest length must be 0 to 1008, not 1012");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DccpHeader(1, 2, 0, 0, 0, 0, 0, DccpSequenceNumber.ofShort(1), Octets.of(1, 2, 3)))
                .withMessage("rest must be a multiple of 4 octets, not 3");
    }

    @Test
    void computesTheChecksum() throws MalformedPacketException {
        // by hand: 0a00+0001+0a00+0002 + 0021+0014 + 9c40+1389+0500+0100+0007+4647+4849 = 15898, folded 5899, a766
        DccpHeader header = DccpHeader.decode(REQUEST.buffer());
        assertThat(header.withChecksum(ADDRESSES, Octets.EMPTY.buffer())).isEqualTo(header);
        assertThat(verdict(header, Octets.EMPTY)).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(verdict(header, Octets.of(1))).isEqualTo(ChecksumState.Verdict.INVALID);
    }

    @Test
    void coversOnlyTheDataThatItsCoverageNames() {
        Octets data = Octets.hex("01020304 05060708 09");
        DccpSequenceNumber number = DccpSequenceNumber.ofShort(1);
        DccpHeader headerOnly = of(1, 0, DccpHeader.DATA, number).completed(around(data));
        assertThat(verdict(headerOnly, Octets.hex("ff020304 05060708 09"))).isEqualTo(ChecksumState.Verdict.VALID);
        DccpHeader oneWord = of(2, 0, DccpHeader.DATA, number).completed(around(data));
        assertThat(verdict(oneWord, Octets.hex("01020304 ff060708 09"))).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(verdict(oneWord, Octets.hex("010203ff 05060708 09"))).isEqualTo(ChecksumState.Verdict.INVALID);
        DccpHeader all = of(0, 0, DccpHeader.DATA, number).completed(around(data));
        assertThat(verdict(all, Octets.hex("01020304 05060708 ff"))).isEqualTo(ChecksumState.Verdict.INVALID);
    }

    @Test
    void findsNothingWrongWithAnOrdinaryHeader() throws MalformedPacketException {
        assertThat(DccpHeader.decode(REQUEST.buffer()).violations(around(Octets.EMPTY)))
                .isEmpty();
        assertThat(of(2, 0, DccpHeader.DATA, DccpSequenceNumber.ofShort(1)).violations(around(Octets.hex("01020304"))))
                .isEmpty();
    }

    @Test
    void reportsEachRuleThatIsBroken() {
        DccpSequenceNumber number = DccpSequenceNumber.ofExtended(1);
        assertThat(new DccpHeader(0, 0, 0, 0, 0, 0, 2, number, Octets.EMPTY).violations(HeaderContext.NONE))
                .containsExactly(
                        new Violation("RFC 6335 6", 0, "source port 0 is reserved"),
                        new Violation("RFC 6335 6", 2, "destination port 0 is reserved"));
        assertThat(of(2, 0, DccpHeader.DATA, number).violations(around(Octets.hex("010203"))))
                .containsExactly(new Violation("RFC 4340 9.2", 5, "checksum coverage 2 is more than the data"));
        assertThat(of(0, 1, DccpHeader.DATA, number).violations(HeaderContext.NONE))
                .containsExactly(new Violation("RFC 4340 5.1", 8, "reserved bits are set"));
        assertThat(of(0, 0, 10, number).violations(HeaderContext.NONE))
                .containsExactly(new Violation("RFC 4340 5.1", 8, "type 10 is reserved"));
        assertThat(of(0, 0, DccpHeader.REQUEST, DccpSequenceNumber.ofShort(1)).violations(HeaderContext.NONE))
                .containsExactly(new Violation(
                        "RFC 4340 5.1", 8, "a short sequence number on other than Data, Ack and DataAck"));
        assertThat(of(0, 0, DccpHeader.SYNC, new DccpSequenceNumber(true, 1, 1)).violations(HeaderContext.NONE))
                .containsExactly(new Violation("RFC 4340 5.1", 9, "reserved bits are set"));
    }

    /** RFC 4340 section 5.3 written out by hand: an Ack, its numbers with 48 and with 24 bits. */
    @Test
    void readsTheAcknowledgmentNumber() {
        DccpHeader extended = HeaderLaws.checkAll(
                DccpHeader::decode, Octets.hex("0001 0002 0600 0000 07 00 000000000007 0000 000000000006"));
        assertThat(extended.acknowledgmentNumber()).hasValue(6);
        assertThat(extended).hasToString("DCCP 1 > 2 Ack seq 7 ack 6");
        DccpHeader brief =
                HeaderLaws.checkAll(DccpHeader::decode, Octets.hex("0001 0002 0400 0000 06 000007 ff fffffe"));
        assertThat(brief.acknowledgmentNumber()).hasValue(0xFFFFFE);
    }

    @Test
    void hasNoAcknowledgmentNumberWhereTheTypeOrTheRestHasNoneToGive() {
        DccpSequenceNumber number = DccpSequenceNumber.ofExtended(0);
        for (int type : new int[] {DccpHeader.REQUEST, DccpHeader.DATA, 10, 15}) {
            assertThat(DccpHeader.of(0, 0, type, number, Octets.hex("0000 000000000006"))
                            .acknowledgmentNumber())
                    .isEmpty();
        }
        assertThat(DccpHeader.of(0, 0, DccpHeader.SYNC, number, Octets.hex("00000000"))
                        .acknowledgmentNumber())
                .isEmpty();
    }

    @Test
    void buildsAHeaderFromItsFields() throws MalformedPacketException {
        DccpHeader request = DccpHeader.of(
                40000, 5001, DccpHeader.REQUEST, DccpSequenceNumber.ofExtended(7), Octets.hex("46474849"));
        assertThat(request)
                .isEqualTo(new DccpHeader(
                        40000,
                        5001,
                        0,
                        0,
                        0,
                        0,
                        DccpHeader.REQUEST,
                        DccpSequenceNumber.ofExtended(7),
                        Octets.hex("46474849")));
        DccpHeader decoded = DccpHeader.decode(REQUEST.buffer());
        assertThat(decoded.checksum()).isEqualTo(0xa766);
        assertThat(DccpHeader.of(
                        decoded.sourcePort(),
                        decoded.destinationPort(),
                        decoded.type(),
                        decoded.sequenceNumber(),
                        decoded.rest()))
                .isEqualTo(request);
        DccpHeader data = new DccpHeader(
                1, 2, 15, 0, 0xFFFF, 7, DccpHeader.DATA, DccpSequenceNumber.ofShort(0x010203), Octets.EMPTY);
        assertThat(data.withChecksumCoverage(2)).isEqualTo(DccpHeader.decode(DATA.buffer()));
    }
}
