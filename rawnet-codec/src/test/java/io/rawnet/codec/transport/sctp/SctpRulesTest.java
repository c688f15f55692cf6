package io.rawnet.codec.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SctpRulesTest {

    private static final InitChunk INIT = new InitChunk(SctpChunk.INIT, 0, 2, 65535, 10, 11, 7, SctpParameters.NONE);

    private static final DataChunk DATA = new DataChunk(3, 7, 1, 3, 18, Octets.hex("68656c6c6f"));

    private static final OpaqueChunk COOKIE_ACK = OpaqueChunk.of(SctpChunk.COOKIE_ACK);

    private static List<Violation> of(long tag, SctpChunk... chunks) {
        return SctpPacket.of(1, 2, tag, chunks).violations(HeaderContext.NONE);
    }

    @Test
    void findsNothingWrongWithOrdinaryPackets() {
        assertThat(of(0, INIT)).isEmpty();
        assertThat(of(1, COOKIE_ACK, DATA, DATA)).isEmpty();
    }

    @Test
    void reportsPortZero() {
        assertThat(SctpPacket.of(0, 0, 1, COOKIE_ACK).violations(HeaderContext.NONE))
                .containsExactly(
                        new Violation("RFC 9260 3.1", 0, "source port 0 must not be used"),
                        new Violation("RFC 9260 3.1", 2, "destination port 0 must not be used"));
    }

    @Test
    void reportsTheVerificationTag() {
        assertThat(of(1, INIT))
                .containsExactly(new Violation("RFC 9260 8.5.1", 4, "the verification tag of an INIT is not 0"));
        assertThat(of(0, DATA))
                .containsExactly(new Violation("RFC 9260 8.5.1", 4, "verification tag 0 without an INIT"));
    }

    @Test
    void reportsAPacketWithoutChunks() {
        assertThat(of(1)).containsExactly(new Violation("RFC 9260 3", 12, "there is no chunk"));
    }

    @Test
    void reportsChunksThatMustTravelAlone() {
        assertThat(of(0, INIT, COOKIE_ACK))
                .containsExactly(new Violation("RFC 9260 6.10", 12, "INIT is bundled with other chunks"));
        assertThat(of(1, COOKIE_ACK, OpaqueChunk.of(SctpChunk.SHUTDOWN_COMPLETE)))
                .containsExactly(new Violation("RFC 9260 6.10", 16, "SHUTDOWN COMPLETE is bundled with other chunks"));
    }

    @Test
    void reportsAControlChunkBehindData() {
        assertThat(of(1, DATA, COOKIE_ACK))
                .containsExactly(new Violation("RFC 9260 6.10", 36, "a control chunk stands behind DATA"));
    }

    @Test
    void findsNothingWrongWithInterleavedDataBehindInterleavedData() {
        SctpChunk interleaved = new OpaqueChunk(64, 3, Octets.hex("00000001 0002 0000 00000003 00000004 61000000"));
        assertThat(of(1, COOKIE_ACK, interleaved, interleaved)).isEmpty();
        assertThat(of(1, interleaved, COOKIE_ACK))
                .containsExactly(new Violation("RFC 9260 6.10", 36, "a control chunk stands behind DATA"));
    }

    @Test
    void reportsDataBesideAnAbort() {
        assertThat(of(1, ErrorChunk.of(SctpChunk.ABORT), DATA))
                .containsExactly(new Violation("RFC 9260 3.3.7", 16, "DATA is bundled with ABORT"));
        assertThat(of(1, COOKIE_ACK, ErrorChunk.of(SctpChunk.ABORT))).isEmpty();
    }

    @Test
    void reportsDataWithoutUserData() {
        assertThat(of(1, new DataChunk(3, 7, 1, 3, 18, Octets.EMPTY)))
                .containsExactly(new Violation("RFC 9260 3.3.1", 14, "DATA without user data"));
    }

    @Test
    void reportsZerosOfAnInit() {
        assertThat(of(0, new InitChunk(SctpChunk.INIT, 0, 0, 0, 0, 0, 0, SctpParameters.NONE)))
                .containsExactly(
                        new Violation("RFC 9260 3.3.2", 16, "initiate tag is 0"),
                        new Violation("RFC 9260 3.3.2", 24, "number of outbound streams is 0"),
                        new Violation("RFC 9260 3.3.2", 26, "number of inbound streams is 0"));
        assertThat(of(1, new InitChunk(SctpChunk.INIT_ACK, 0, 0, 0, 1, 1, 0, SctpParameters.NONE)))
                .containsExactly(new Violation("RFC 9260 3.3.3", 16, "initiate tag is 0"));
    }

    @Test
    void reportsAMalformedChunkAtItsLength() {
        SctpChunks chunks = new SctpChunks(Octets.hex("0b000004 0b000003"));
        assertThat(new SctpPacket(1, 2, 1, 0, chunks).violations(HeaderContext.NONE))
                .containsExactly(new Violation("RFC 9260 3.2", 18, "the chunk's length leads nowhere"));
    }

    /** Found by the fuzzer: the field that leads nowhere need not be there. */
    @Test
    void reportsAChunkWithoutLengthAtItsType() {
        SctpPacket cut = new SctpPacket(1, 2, 1, 0, new SctpChunks(Octets.hex("00")));
        assertThat(cut.violations(HeaderContext.NONE))
                .containsExactly(new Violation("RFC 9260 3.2", 12, "the chunk's length leads nowhere"));
    }

    @Test
    void reportsPaddingThatIsNotZeroOnceAChunk() {
        SctpChunks chunks = new SctpChunks(Octets.hex("fe000005 aa00ff01 0b000004"));
        assertThat(new SctpPacket(1, 2, 1, 0, chunks).violations(HeaderContext.NONE))
                .containsExactly(new Violation("RFC 9260 3.2", 18, "padding is not zero"));
    }

    @Test
    void reportsParametersAndCausesWhoseLengthsLeadNowhere() {
        Octets parameters = Octets.hex("0005 0008 0a000001 0006 0003");
        assertThat(of(0, new InitChunk(SctpChunk.INIT, 0, 2, 65535, 1, 1, 7, new SctpParameters(parameters))))
                .containsExactly(new Violation("RFC 9260 3.2.1", 42, "the parameter's length leads nowhere"));
        SctpErrorCauses causes = new SctpErrorCauses(Octets.hex("0007 0004 0003 0003"));
        Violation nowhere = new Violation("RFC 9260 3.3.10", 22, "the cause's length leads nowhere");
        assertThat(of(1, new ErrorChunk(SctpChunk.ABORT, 0, causes))).containsExactly(nowhere);
        assertThat(of(1, new ErrorChunk(SctpChunk.ERROR, 0, causes))).containsExactly(nowhere);
    }

    /** Found by the fuzzer: the length that leads nowhere need not be there. */
    @Test
    void reportsParametersAndCausesWithoutLengthAtTheirType() {
        SctpParameters parameters = new SctpParameters(Octets.hex("0007"));
        assertThat(of(1, new HeartbeatChunk(SctpChunk.HEARTBEAT_ACK, 0, parameters)))
                .contains(new Violation("RFC 9260 3.2.1", 16, "the parameter's length leads nowhere"));
        SctpErrorCauses causes = new SctpErrorCauses(Octets.hex("0007"));
        assertThat(of(1, new ErrorChunk(SctpChunk.ABORT, 0, causes)))
                .containsExactly(new Violation("RFC 9260 3.3.10", 16, "the cause's length leads nowhere"));
    }

    @Test
    void reportsWhatAHeartbeatAndAnErrorLack() {
        assertThat(of(1, new HeartbeatChunk(SctpChunk.HEARTBEAT, 0, SctpParameters.NONE)))
                .containsExactly(new Violation("RFC 9260 3.3.5", 12, "there is no heartbeat info"));
        assertThat(of(1, new HeartbeatChunk(SctpChunk.HEARTBEAT_ACK, 0, SctpParameters.NONE)))
                .containsExactly(new Violation("RFC 9260 3.3.6", 12, "there is no heartbeat info"));
        assertThat(of(1, HeartbeatChunk.of(Octets.of(1, 2)).toAck())).isEmpty();
        assertThat(of(1, ErrorChunk.of(SctpChunk.ERROR)))
                .containsExactly(new Violation("RFC 9260 3.3.10", 12, "there is no cause"));
        assertThat(of(1, ErrorChunk.of(SctpChunk.ABORT))).isEmpty();
    }

    @Test
    void blamesNoChunkForAPacketCutShort() {
        HeaderContext cut = new HeaderContext(Optional.empty(), true, Optional.empty(), Octets.EMPTY.buffer());
        Octets init = SctpChunks.of(INIT).octets();
        for (int length = 0; length <= init.size(); length++) {
            SctpChunks chunks = new SctpChunks(init.slice(0, length));
            assertThat(new SctpPacket(1, 2, 0, 0, chunks).violations(cut)).isEmpty();
        }
    }
}
