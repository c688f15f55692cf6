package io.rawnet.codec.transport.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.Octets;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each option as its RFC draws it, octet for octet. */
class TcpOptionTest {

    private static void checkVector(String vector, TcpOption option, String text) {
        Octets octets = Octets.hex(vector);
        assertThat(TcpOption.parse(octets)).containsExactly(option);
        assertThat(encoded(List.of(option))).isEqualTo(octets);
        assertThat(option.length()).isEqualTo(octets.size());
        assertThat(option.kind()).isEqualTo(octets.get(0));
        assertThat(option.data()).isEqualTo(octets.slice(Math.min(2, octets.size()), octets.size()));
        assertThat(option).hasToString(text);
    }

    private static Octets encoded(List<TcpOption> options) {
        ByteBuffer out =
                ByteBuffer.allocate(options.stream().mapToInt(TcpOption::length).sum());
        options.forEach(option -> option.encode(out));
        assertThat(out.hasRemaining()).isFalse();
        return Octets.copyOf(out.flip());
    }

    @Test
    void readsEndOfOptionListAndNoOperation() {
        checkVector("00", new EndOfOptionList(), "eol");
        checkVector("01", new NoOperation(), "nop");
    }

    @Test
    void readsMaximumSegmentSize() {
        checkVector("0204 05b4", new MaximumSegmentSize(1460), "mss 1460");
        checkVector("0204 ffff", new MaximumSegmentSize(65535), "mss 65535");
    }

    @Test
    void readsWindowScaleAndKeepsAShiftBeyond14() {
        checkVector("0303 07", new WindowScale(7), "wscale 7");
        checkVector("0303 ff", new WindowScale(255), "wscale 255");
    }

    @Test
    void readsSackPermitted() {
        checkVector("0402", new SackPermitted(), "sackOK");
    }

    @Test
    void readsSelectiveAcknowledgments() {
        checkVector(
                "0512 00000001 00000002 fffffffe 00000003",
                SelectiveAcknowledgment.of(
                        new SelectiveAcknowledgment.Block(1, 2), new SelectiveAcknowledgment.Block(0xFFFF_FFFEL, 3)),
                "sack 2 {1:2} {4294967294:3}");
        checkVector("0502", SelectiveAcknowledgment.of(), "sack 0");
    }

    @Test
    void readsTimestamps() {
        checkVector(
                "080a 80000001 ffffffff",
                new Timestamps(0x8000_0001L, 0xFFFF_FFFFL),
                "TS val 2147483649 ecr 4294967295");
    }

    @Test
    void readsUserTimeoutInBothGranularities() {
        checkVector("1c04 8005", new UserTimeout(true, 5), "uto 5 min");
        checkVector("1c04 7fff", new UserTimeout(false, 32767), "uto 32767 s");
        assertThat(new UserTimeout(true, 5).duration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(new UserTimeout(false, 5).duration()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void readsTcpAuthentication() {
        checkVector(
                "1d10 3d54 2ee437c6f8ede6d7c4d602e7",
                new TcpAuthentication(61, 84, Octets.hex("2ee437c6f8ede6d7c4d602e7")),
                "tcp-ao keyid 61 rnextkeyid 84 mac 0x2ee437c6f8ede6d7c4d602e7");
    }

    @Test
    void readsMd5Signature() {
        checkVector(
                "1312 000102030405060708090a0b0c0d0e0f",
                new Md5Signature(Octets.hex("000102030405060708090a0b0c0d0e0f")),
                "md5 0x000102030405060708090a0b0c0d0e0f");
    }

    @ParameterizedTest
    @CsvSource({
        "0001, 0, capable",
        "10ab, 1, join",
        "2001, 2, dss",
        "30, 3, add-addr",
        "4007, 4, rem-addr",
        "50, 5, prio",
        "60, 6, fail",
        "70, 7, fastclose",
        "80, 8, tcprst",
        "90, 9, 9",
        "f0, 15, experimental"
    })
    void namesTheSubtypeOfMultipathTcp(String data, int subtype, String name) {
        MultipathTcp option = new MultipathTcp(Octets.hex(data));
        assertThat(option.subtype()).isEqualTo(subtype);
        checkVector("1e" + (data.length() == 2 ? "03" : "04") + data, option, "mptcp " + name + " 0x" + data);
    }

    @Test
    void readsFastOpenCookieAndRequest() {
        checkVector("2202", FastOpenCookie.REQUEST, "tfo cookiereq");
        checkVector("2206 01020304", new FastOpenCookie(Octets.hex("01020304")), "tfo cookie 0x01020304");
    }

    @Test
    void readsAccurateEcnCountersInBothOrders() {
        AccurateEcn order0 = new AccurateEcn(0, List.of(1, 2, 0xFF_FFFF));
        checkVector("ac0b 000001 000002 ffffff", order0, "acc-ecn0 [1, 2, 16777215]");
        assertThat(order0.ect0()).hasValue(1);
        assertThat(order0.ce()).hasValue(2);
        assertThat(order0.ect1()).hasValue(0xFF_FFFF);

        AccurateEcn order1 = new AccurateEcn(1, List.of(1, 2));
        checkVector("ae08 000001 000002", order1, "acc-ecn1 [1, 2]");
        assertThat(order1.ect1()).hasValue(1);
        assertThat(order1.ce()).hasValue(2);
        assertThat(order1.ect0()).isEmpty();

        checkVector("ac02", new AccurateEcn(0, List.of()), "acc-ecn0");
    }

    @Test
    void readsExperimentsByTheirIdentifier() {
        checkVector("fd04 f989", new ExperimentalOption(253, 0xF989, Octets.EMPTY), "exp-f989");
        checkVector("fe06 0348 abcd", new ExperimentalOption(254, 0x0348, Octets.hex("abcd")), "exp-0348 0xabcd");
    }

    @Test
    void keepsAnUnknownKind() {
        checkVector("2305 010203", new UnknownOption(35, Octets.hex("010203")), "kind-35 0x010203");
        checkVector("4402", new UnknownOption(68, Octets.EMPTY), "kind-68");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0203 05", // maximum segment size of one octet
                "0205 05b400",
                "0302",
                "0304 0707",
                "0403 00",
                "0507 0102030405", // blocks that are no multiple of 8 octets
                "0809 00000000000000",
                "080b 000000000000000000",
                "1303 00",
                "1c03 00",
                "1d03 00",
                "1e02",
                "ac04 0000", // counters that are no multiple of 3 octets
                "ae0e 000000000000000000000000",
                "fd03 00",
                "fe02"
            })
    void keepsAnOptionWhoseLengthDoesNotSuitItsKindAsUnknown(String vector) {
        Octets octets = Octets.hex(vector);
        List<TcpOption> options = TcpOption.parse(octets);
        assertThat(options).containsExactly(new UnknownOption(octets.get(0), octets.slice(2, octets.size())));
        assertThat(encoded(options)).isEqualTo(octets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "0200", "0201 05b4", "0205 05b4", "ff", "05ff 00000000"})
    void keepsOctetsWhoseLengthLeadsNowhereAsMalformed(String vector) {
        Octets octets = Octets.hex(vector);
        MalformedOption malformed = new MalformedOption(octets);
        assertThat(TcpOption.parse(octets)).containsExactly(malformed);
        assertThat(encoded(List.of(malformed))).isEqualTo(octets);
        assertThat(malformed.kind()).isEqualTo(octets.get(0));
        assertThat(malformed.data()).isEqualTo(octets.slice(1, octets.size()));
        assertThat(malformed).hasToString("malformed 0x" + octets);
    }

    @Test
    void readsOnToTheMalformedOneAndNoFurther() {
        assertThat(TcpOption.parse(Octets.hex("0101 0204 05b4 0300 0101")))
                .containsExactly(
                        new NoOperation(),
                        new NoOperation(),
                        new MaximumSegmentSize(1460),
                        new MalformedOption(Octets.hex("03000101")));
    }

    @Test
    void leavesThePaddingBehindTheEndToTheCaller() {
        assertThat(TcpOption.parse(Octets.hex("0402 00 ff")))
                .containsExactly(new SackPermitted(), new EndOfOptionList());
    }

    @Test
    void writesNothingWhereAnOptionDoesNotFit() {
        ByteBuffer out = ByteBuffer.allocate(3);
        assertThatThrownBy(() -> new MaximumSegmentSize(1460).encode(out)).isInstanceOf(BufferOverflowException.class);
        assertThat(out.position()).isZero();
        assertThat(out.array()).containsOnly(0);
    }

    @Test
    void namesFieldValueAndRangeOfAMisuse() {
        Octets tooLong = Octets.of(new byte[254]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaximumSegmentSize(65536))
                .withMessage("maximum segment size must be 0 to 65535, not 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowScale(256))
                .withMessage("window scale shift must be 0 to 255, not 256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelectiveAcknowledgment.Block(0, 1L << 32))
                .withMessage("rightEdge must be 0 to 4294967295, not 4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SelectiveAcknowledgment(Collections.nCopies(32, new SelectiveAcknowledgment.Block(0, 1))))
                .withMessage("number of blocks must be 0 to 31, not 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timestamps(-1, 0))
                .withMessage("value must be 0 to 4294967295, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserTimeout(true, 32768))
                .withMessage("timeout must be 0 to 32767, not 32768");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TcpAuthentication(0, 0, tooLong))
                .withMessage("message authentication code length must be 0 to 251, not 254");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Md5Signature(Octets.EMPTY))
                .withMessage("digest must be 16 octets, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MultipathTcp(Octets.EMPTY))
                .withMessage("data must have at least the octet of the subtype");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MultipathTcp(tooLong))
                .withMessage("data length must be 0 to 253, not 254");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FastOpenCookie(tooLong))
                .withMessage("cookie length must be 0 to 253, not 254");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccurateEcn(2, List.of()))
                .withMessage("order must be 0 to 1, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccurateEcn(0, List.of(1 << 24)))
                .withMessage("counter must be 0 to 16777215, not 16777216");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExperimentalOption(252, 0, Octets.EMPTY))
                .withMessage("kind must be 253 or 254, not 252");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnknownOption(1, Octets.EMPTY))
                .withMessage("kind 1 has no length and no data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnknownOption(77, tooLong))
                .withMessage("data length must be 0 to 253, not 254");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MalformedOption(Octets.EMPTY))
                .withMessage("a malformed option has at least one octet");
    }
}
