package io.rawnet.codec.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors written out from RFC 9260 section 3.3.10. */
class SctpErrorCausesTest {

    private static final Octets CAUSES = Octets.hex("0001 0008 0007 0000"
            + "0002 000a 00000001 0007 0000"
            + "0003 0008 00001388"
            + "0004 0004"
            + "0008 0008 c000 0004"
            + "0009 0008 0000002a"
            + "000c 0007 627965 00"
            + "000d 0004"
            + "00b0 0005 aa");

    private static final SctpErrorCause[] TYPED = {
        new SctpErrorCause.InvalidStreamIdentifier(7, 0),
        new SctpErrorCause.MissingParameters(List.of(SctpParameter.STATE_COOKIE)),
        new SctpErrorCause.StaleCookie(5000),
        new SctpErrorCause.Opaque(SctpErrorCause.OUT_OF_RESOURCE, Octets.EMPTY),
        new SctpErrorCause.UnrecognizedParameters(SctpParameters.of(new SctpParameter.Opaque(0xC000, Octets.EMPTY))),
        new SctpErrorCause.NoUserData(42),
        SctpErrorCause.userInitiatedAbort("bye"),
        new SctpErrorCause.Opaque(SctpErrorCause.PROTOCOL_VIOLATION, Octets.EMPTY),
        new SctpErrorCause.Opaque(0xB0, Octets.of(0xaa))
    };

    @Test
    void readsAndWritesEachCause() {
        SctpErrorCauses causes = new SctpErrorCauses(CAUSES);
        assertThat(causes.list()).containsExactly(TYPED);
        assertThat(SctpErrorCauses.of(TYPED)).isEqualTo(causes);
        assertThat(causes.find(SctpErrorCause.NoUserData.class)).contains(new SctpErrorCause.NoUserData(42));
        assertThat(causes)
                .hasToString(" <invalid stream identifier 7, missing mandatory parameters [7], stale cookie by 5000 us,"
                        + " out of resource, unrecognized parameters <parameter-49152>, no user data in tsn 42,"
                        + " user-initiated abort 0x627965, protocol violation, cause-176 0xaa>");
    }

    @Test
    void anAbortAndAnErrorCarryThem() {
        ErrorChunk abort = ErrorChunk.of(SctpChunk.ABORT, TYPED[3]);
        ErrorChunk error = ErrorChunk.of(SctpChunk.ERROR, TYPED[2], TYPED[8]);
        SctpChunks chunks = SctpChunks.of(abort, error);
        assertThat(chunks.octets())
                .isEqualTo(Octets.hex("06000008 0004 0004 09000011 0003 0008 00001388 00b0 0005 aa 000000"));
        assertThat(chunks.list()).containsExactly(abort, error);
        assertThat(chunks).hasToString(" [ABORT <out of resource>] [ERROR <stale cookie by 5000 us, cause-176 0xaa>]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001 0006 0007",
                "0002 0006 0000",
                "0002 0008 00000001",
                "0002 000a 00000002 0007",
                "0002 000a 80000001 0007",
                "0003 0004",
                "0009 0005 00"
            })
    void keepsACauseWhoseLengthDoesNotSuitItsCodeAsOpaque(String hex) {
        Octets octets = Octets.hex(hex);
        assertThat(new SctpErrorCauses(octets).list())
                .containsExactly(new SctpErrorCause.Opaque(octets.get(1), octets.slice(4, octets.size())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "0102", "010200", "01020003", "01020009 00000000"})
    void keepsOctetsWhoseLengthLeadsNowhereAsMalformed(String hex) {
        Octets rest = Octets.hex(hex);
        SctpErrorCause.Malformed malformed = new SctpErrorCause.Malformed(rest);
        assertThat(new SctpErrorCauses(rest).list()).containsExactly(malformed);
        assertThat(malformed.code()).isEqualTo(rest.size() == 1 ? 0x100 : 0x102);
        assertThat(malformed.length()).isEqualTo(rest.size());
        assertThat(malformed.information()).isEqualTo(rest.slice(Math.min(4, rest.size()), rest.size()));
        assertThat(malformed).hasToString("malformed 0x" + rest);
    }

    @Test
    void namesFieldValueAndRangeOfAMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SctpErrorCause.InvalidStreamIdentifier(65536, 0))
                .withMessage("streamIdentifier must be 0 to 65535, not 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SctpErrorCause.MissingParameters(List.of(65536)))
                .withMessage("type must be 0 to 65535, not 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SctpErrorCause.Opaque(1 << 16, Octets.EMPTY))
                .withMessage("code must be 0 to 65535, not 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SctpErrorCause.Malformed(Octets.EMPTY))
                .withMessage("a malformed error cause has at least one octet");
    }
}
