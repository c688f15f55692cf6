package io.rawnet.codec.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors written out from RFC 9260; their checksums are those that scapy computes. */
class SctpPacketTest {

    private static final Octets COMMON_HEADER = Octets.hex("8e3c 1388 01020304 05060708");

    private static final Octets INIT =
            Octets.hex("8e3c 1388 00000000 d2826023 01000014 00000002 0000ffff 000a 000b 00000007");

    private static final Octets DATA =
            Octets.hex("8e3c 1388 01020304 cb0c70a0 00030015 00000007 0001 0003 00000012 68656c6c6f 000000");

    private static final Octets SACK_AND_COOKIE_ACK =
            Octets.hex("0001 0002 00000005 a8d114aa 03000018 00000009 00001000 0001 0001 0002 0003 00000008 0b000004");

    private static final InitChunk INIT_CHUNK =
            new InitChunk(SctpChunk.INIT, 0, 2, 65535, 10, 11, 7, SctpParameters.NONE);

    private static final DataChunk DATA_CHUNK =
            new DataChunk(DataChunk.BEGINNING | DataChunk.ENDING, 7, 1, 3, 18, Octets.hex("68656c6c6f"));

    private static final SackChunk SACK_CHUNK =
            new SackChunk(0, 9, 4096, List.of(new SackChunk.GapAckBlock(2, 3)), List.of(8L));

    private static SctpPacket decode(Octets octets) throws MalformedPacketException {
        SctpPacket packet = SctpPacket.decode(octets.buffer());
        HeaderLaws.checkLossless(SctpPacket::decode, octets);
        assertThat(packet.length()).isEqualTo(octets.size());
        return packet;
    }

    private static List<SctpChunk> chunks(String hex) {
        return new SctpChunks(Octets.hex(hex)).list();
    }

    @Test
    void readsTheCommonHeader() {
        SctpPacket packet = HeaderLaws.checkAll(SctpPacket::decode, COMMON_HEADER);
        assertThat(packet).isEqualTo(new SctpPacket(36412, 5000, 0x01020304, 0x05060708, SctpChunks.NONE));
        assertThat(packet).hasToString("SCTP 36412 > 5000 tag 0x1020304");
    }

    @Test
    void readsAndWritesAnInit() throws MalformedPacketException {
        SctpPacket packet = decode(INIT);
        assertThat(packet.chunks().list()).containsExactly(INIT_CHUNK);
        assertThat(SctpPacket.of(36412, 5000, 0, INIT_CHUNK)).isEqualTo(packet);
        assertThat(packet).hasToString("SCTP 36412 > 5000 tag 0x0 [INIT tag 0x2 tsn 7 streams 10/11 rwnd 65535]");
    }

    @Test
    void readsAndWritesDataWithItsPadding() throws MalformedPacketException {
        SctpPacket packet = decode(DATA);
        assertThat(packet.chunks().list()).containsExactly(DATA_CHUNK);
        assertThat(packet.chunks().find(DataChunk.class)).contains(DATA_CHUNK);
        assertThat(packet.chunks().find(InitChunk.class)).isEmpty();
        assertThat(SctpPacket.of(36412, 5000, 0x01020304, DATA_CHUNK)).isEqualTo(packet);
        assertThat(packet)
                .hasToString("SCTP 36412 > 5000 tag 0x1020304 [DATA (BE) tsn 7 sid 1 sseq 3 ppid 18 5 octets]");
        assertThat(new DataChunk(0xFF, 0, 0, 0, 0, Octets.EMPTY))
                .hasToString("DATA (IUBE) tsn 0 sid 0 sseq 0 ppid 0 0 octets");
    }

    @Test
    void readsAndWritesSeveralChunks() throws MalformedPacketException {
        SctpPacket packet = decode(SACK_AND_COOKIE_ACK);
        OpaqueChunk cookieAck = OpaqueChunk.of(SctpChunk.COOKIE_ACK);
        assertThat(packet.chunks().list()).containsExactly(SACK_CHUNK, cookieAck);
        assertThat(SctpPacket.of(1, 2, 5, SACK_CHUNK, cookieAck)).isEqualTo(packet);
        assertThat(packet.chunks()).hasToString(" [SACK cum ack 9 rwnd 4096 gaps 1 dups 1] [COOKIE ACK]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void keepsEveryTruncation(int vector) {
        Octets whole = List.of(INIT, DATA, SACK_AND_COOKIE_ACK).get(vector);
        for (int length = 0; length <= whole.size(); length++) {
            HeaderLaws.checkLossless(SctpPacket::decode, whole.slice(0, length));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "02000014 00000001 00000002 0003 0004 00000005, 2, INIT ACK tag 0x1 tsn 5 streams 3/4 rwnd 2",
        "04000008 0001 0004, 4, HEARTBEAT <info>",
        "05000008 0001 0004, 5, HEARTBEAT ACK <info>",
        "06010004, 6, ABORT (T)",
        "07000008 ffffffff, 7, SHUTDOWN cum ack 4294967295",
        "08000004, 8, SHUTDOWN ACK",
        "09000008 000a 0004, 9, ERROR <cookie received while shutting down>",
        "0a000008 01020304, 10, COOKIE ECHO 4 octets",
        "0b000004, 11, COOKIE ACK",
        "0e000004, 14, SHUTDOWN COMPLETE",
        "0e010004, 14, SHUTDOWN COMPLETE flags 0x1",
        "0c000008 00000007, 12, ECNE 4 octets",
        "c0000008 00000001, 192, FORWARD TSN 4 octets",
        "fe800005 aa, 254, type-254 flags 0x80 1 octets"
    })
    void readsEveryOtherChunk(String hex, int type, String text) {
        List<SctpChunk> list = chunks(hex);
        assertThat(list).singleElement().satisfies(chunk -> {
            assertThat(chunk.type()).isEqualTo(type);
            assertThat(chunk).hasToString(text);
            assertThat(SctpChunks.of(chunk).octets().slice(0, chunk.length())).isEqualTo(Octets.hex(hex));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0003000f 0000000000000000000000", // data of 11 octets
                "01000013 000000000000000000000000000000",
                "03000014 00000000 00000000 0000 0000 00000000", // a duplicate that is not counted
                "03000010 00000000 00000000 0001 0000",
                "03000008 00000000",
                "07000004",
                "0700000c 00000000 00000000",
                "08000005 00",
                "0b000008 00000000",
                "0e000005 00"
            })
    void keepsAChunkWhoseLengthDoesNotSuitItsTypeAsOpaque(String hex) {
        Octets octets = Octets.hex(hex);
        assertThat(chunks(hex))
                .containsExactly(new OpaqueChunk(octets.get(0), octets.get(1), octets.slice(4, octets.size())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0003", "000300", "00030000", "00030003", "00030015 00000007"})
    void keepsOctetsWhoseLengthLeadsNowhereAsMalformed(String hex) {
        assertThat(chunks("0b000004" + hex))
                .containsExactly(OpaqueChunk.of(SctpChunk.COOKIE_ACK), new MalformedChunk(Octets.hex(hex)));
        MalformedChunk malformed = new MalformedChunk(Octets.hex(hex));
        assertThat(malformed.type()).isZero();
        assertThat(malformed.flags()).isEqualTo(hex.length() > 2 ? 3 : 0);
        assertThat(malformed.length()).isEqualTo(Octets.hex(hex).size());
        assertThat(malformed).hasToString("malformed DATA " + malformed.length() + " octets");
        assertThat(SctpChunks.of(malformed).octets().slice(0, malformed.length()))
                .isEqualTo(malformed.rest());
    }

    @Test
    void doesWithoutPaddingBehindTheLastChunk() {
        assertThat(chunks("fe000005 aa")).containsExactly(new OpaqueChunk(254, 0, Octets.of(0xaa)));
        assertThat(chunks("fe000005 aa ffffff 0b000004"))
                .containsExactly(new OpaqueChunk(254, 0, Octets.of(0xaa)), OpaqueChunk.of(SctpChunk.COOKIE_ACK));
    }

    @Test
    void judgesTheChecksumAndCompletesIt() throws MalformedPacketException {
        SctpPacket packet = decode(DATA);
        assertThat(packet.checksumState(HeaderContext.NONE))
                .contains(ChecksumState.compare(0xcb0c70a0L, 0xcb0c70a0L).at("RFC 9260 6.8", 8));
        SctpPacket wrong = new SctpPacket(36412, 5000, 0x01020305, 0xcb0c70a0L, packet.chunks());
        assertThat(wrong.checksumState(HeaderContext.NONE).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.INVALID);
        assertThat(new SctpPacket(36412, 5000, 0x01020304, 0, packet.chunks()).completed(HeaderContext.NONE))
                .isEqualTo(packet);
    }

    @Test
    void neitherJudgesNorCompletesWhatIsNotWhole() throws MalformedPacketException {
        HeaderContext incomplete = new HeaderContext(Optional.empty(), true, Optional.empty(), Octets.EMPTY.buffer());
        SctpPacket packet = decode(COMMON_HEADER);
        assertThat(packet.checksumState(incomplete).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
        assertThat(packet.completed(incomplete)).isSameAs(packet);
    }

    @Test
    void namesFieldValueAndRangeOfAMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SctpPacket.of(1, 2, 1L << 32))
                .withMessage("verificationTag must be 0 to 4294967295, not 4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InitChunk(3, 0, 0, 0, 0, 0, 0, SctpParameters.NONE))
                .withMessage("type must be 1 or 2, not 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpaqueChunk(4, 0, Octets.of(new byte[65532])))
                .withMessage("value length must be 0 to 65531, not 65532");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataChunk(0, 0, 0, 0, 0, Octets.of(new byte[65520])))
                .withMessage("user data length must be 0 to 65519, not 65520");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SackChunk(0, 0, 0, List.of(), List.of(-1L)))
                .withMessage("duplicate TSN must be 0 to 4294967295, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MalformedChunk(Octets.EMPTY))
                .withMessage("a malformed chunk has at least one octet");
    }
}
