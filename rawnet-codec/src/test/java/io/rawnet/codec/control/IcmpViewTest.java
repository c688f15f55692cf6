package io.rawnet.codec.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IcmpViewTest {

    /** Echo request, identifier 1, sequence number 2: ~(0800 + 0001 + 0002 + 6162) is 969a. */
    private static final Octets ECHO = Octets.hex("08 00 969a 0001 0002 6162");

    private static ByteBuffer copy(Octets octets) {
        return ByteBuffer.wrap(octets.toArray());
    }

    @Test
    void readsAnEchoWhereItLies() throws MalformedPacketException {
        IcmpView echo = IcmpView.of(ECHO.buffer(), IpProtocol.ICMP);
        assertThat(echo.type()).isEqualTo(8);
        assertThat(echo.code()).isZero();
        assertThat(echo.checksum()).isEqualTo(0x969A);
        assertThat(echo.hasIdentifier()).isTrue();
        assertThat(echo.identifier()).isEqualTo(1);
        assertThat(echo.sequenceNumber()).isEqualTo(2);
        assertThat(echo.isError()).isFalse();
    }

    @Test
    void repairsTheChecksumOfAnEcho() throws MalformedPacketException {
        ByteBuffer buffer = copy(ECHO);
        IcmpView echo = IcmpView.of(buffer, IpProtocol.ICMP);
        echo.setIdentifier(0x1234);
        assertThat(Octets.copyOf(buffer)).isEqualTo(Octets.hex("08 00 8467 1234 0002 6162"));
        echo.setSequenceNumber(0xFFFF);
        assertThat(InternetChecksum.of(buffer)).isZero();
        assertThat(echo.sequenceNumber()).isEqualTo(0xFFFF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> echo.setIdentifier(65536))
                .withMessageContaining("identifier");
    }

    @Test
    void knowsWhichMessagesHaveAnIdentifier() throws MalformedPacketException {
        ByteBuffer message = ByteBuffer.allocate(8);
        for (int type = 0; type < 256; type++) {
            message.put(0, (byte) type);
            assertThat(IcmpView.of(message, IpProtocol.ICMP).hasIdentifier())
                    .as("ICMP type %s", type)
                    .isEqualTo(type == 0 || type == 8 || type >= 13 && type <= 18 || type == 42 || type == 43);
            assertThat(IcmpView.of(message, IpProtocol.ICMPV6).hasIdentifier())
                    .as("ICMPv6 type %s", type)
                    .isEqualTo(type == 128 || type == 129 || type == 160 || type == 161);
        }
        assertThat(IcmpView.at(message, 0, 7, IpProtocol.ICMP).hasIdentifier()).isFalse();
    }

    @Test
    void refusesTheIdentifierOfAMessageWithoutOne() throws MalformedPacketException {
        IcmpView unreachable = IcmpView.of(copy(Octets.hex("03 01 fcfe 0000 0000")), IpProtocol.ICMP);
        assertThatThrownBy(unreachable::identifier)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hasIdentifier()");
        assertThatThrownBy(() -> unreachable.setIdentifier(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> IcmpView.of(ECHO.buffer(), IpProtocol.ICMP).quotedPacket())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("isError()");
    }

    @Test
    void writesAllOnesForAReplyOfNothingButZeros() throws MalformedPacketException {
        ByteBuffer buffer = copy(Octets.hex("00 00 fffe 0001 0000 0000"));
        IcmpView.of(buffer, IpProtocol.ICMP).setIdentifier(0);
        assertThat(Octets.copyOf(buffer)).isEqualTo(Octets.hex("00 00 ffff 0000 0000 0000"));
    }

    @Property
    void aRightChecksumStaysRightAndAWrongOneWrong(
            @ForAll @Size(min = 8, max = 30) byte[] octets,
            @ForAll @IntRange(max = 0xFFFF) int identifier,
            @ForAll @IntRange(max = 0xFFFF) int sequenceNumber,
            @ForAll @IntRange(max = 0xFFFE) int error)
            throws MalformedPacketException {
        ByteBuffer message = ByteBuffer.wrap(octets).put(0, (byte) 8).putShort(2, (short) 0);
        int checksum = InternetChecksum.of(message);
        message.putShort(2, (short) (checksum + error));
        boolean right = InternetChecksum.of(message) == 0;
        IcmpView view = IcmpView.of(message, IpProtocol.ICMP);
        view.setIdentifier(identifier);
        view.setSequenceNumber(sequenceNumber);
        assertThat(InternetChecksum.of(message) == 0).isEqualTo(right);
    }

    @Test
    void rejectsWhatIsNoMessage() {
        for (int length = 0; length < IcmpView.MIN_LENGTH; length++) {
            int end = length;
            assertThatThrownBy(() -> IcmpView.at(ECHO.buffer(), 0, end, IpProtocol.ICMP))
                    .isInstanceOf(MalformedPacketException.class);
        }
        assertThatThrownBy(() -> IcmpView.at(ECHO.buffer(), 8, 4, IpProtocol.ICMP))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessageContaining("0 available");
        assertThatThrownBy(() -> IcmpView.at(ECHO.buffer(), 0, 11, IpProtocol.ICMP))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IcmpView.of(ECHO.buffer(), IpProtocol.UDP))
                .withMessageContaining("UDP");
    }
}
