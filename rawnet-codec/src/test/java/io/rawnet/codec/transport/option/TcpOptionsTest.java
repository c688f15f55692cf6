package io.rawnet.codec.transport.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.Octets;
import org.junit.jupiter.api.Test;

class TcpOptionsTest {

    private static final TcpOptions OF_A_LINUX_SYN = TcpOptions.of(
            new MaximumSegmentSize(1460),
            new SackPermitted(),
            new Timestamps(1, 0),
            new NoOperation(),
            new WindowScale(7));

    @Test
    void writesTheOptionsOfASynInOrder() {
        assertThat(OF_A_LINUX_SYN.octets()).isEqualTo(Octets.hex("020405b4 0402 080a0000000100000000 01 030307"));
        assertThat(OF_A_LINUX_SYN).hasToString("<mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7>");
    }

    @Test
    void padsWithZerosToAMultipleOfFour() {
        TcpOptions options = TcpOptions.of(new WindowScale(7));
        assertThat(options.octets()).isEqualTo(Octets.hex("03030700"));
        assertThat(options.list()).containsExactly(new WindowScale(7), new EndOfOptionList());
    }

    @Test
    void findsTheFirstOptionOfAType() {
        assertThat(OF_A_LINUX_SYN.find(WindowScale.class)).contains(new WindowScale(7));
        assertThat(OF_A_LINUX_SYN.find(FastOpenCookie.class)).isEmpty();
    }

    @Test
    void saysHowMuchTooLongOptionsAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpOptions.of(new FastOpenCookie(Octets.of(new byte[37])), new SackPermitted()))
                .withMessage("options need 41 octets, but a TCP header has room for 40");
        assertThat(TcpOptions.of(new FastOpenCookie(Octets.of(new byte[36])), new SackPermitted())
                        .length())
                .isEqualTo(40);
    }

    @Test
    void refusesOctetsThatAreNoMultipleOfFour() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TcpOptions(Octets.of(1, 1, 1)))
                .withMessage("options must be a multiple of 4 octets and at most 40, not 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TcpOptions(Octets.of(new byte[44])))
                .withMessage("options must be a multiple of 4 octets and at most 40, not 44");
    }
}
