package io.rawnet.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.EthernetView;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6View;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpView;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.UdpView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A view and a header say the same of the same octets, sound or not. */
class ViewsTest {

    /** Takes a view and gives the header it sees. */
    private interface Look {
        Header at(ByteBuffer buffer, int offset) throws MalformedPacketException;
    }

    private static final Look ETHERNET =
            (buffer, offset) -> EthernetView.at(buffer, offset).toHeader();
    private static final Look IPV4 =
            (buffer, offset) -> Ipv4View.at(buffer, offset).toHeader();
    private static final Look IPV6 =
            (buffer, offset) -> Ipv6View.at(buffer, offset).toHeader();
    private static final Look TCP =
            (buffer, offset) -> TcpView.at(buffer, offset).toHeader();
    private static final Look UDP =
            (buffer, offset) -> UdpView.at(buffer, offset).toHeader();

    private static final String IPV4_FIELDS = "0034 1234 4000 4006 abcd 0a000001 0a000002";
    private static final String TCP_PORTS = "9c40 0050 00000001 fffffffe ";

    static Stream<Arguments> sound() {
        return Stream.of(
                arguments(ETHERNET, EthernetHeader::decode, "020000000002 020000000001 0800"),
                arguments(IPV4, Ipv4Header::decode, "45b9 " + IPV4_FIELDS),
                arguments(IPV4, Ipv4Header::decode, "4600 " + IPV4_FIELDS + "94040000"),
                arguments(IPV4, Ipv4Header::decode, "4f00 " + IPV4_FIELDS + "01".repeat(40)),
                arguments(IPV6, Ipv6Header::decode, "6f912345 0018 06 40" + "20".repeat(16) + "fe".repeat(16)),
                arguments(TCP, TcpHeader::decode, TCP_PORTS + "5fff ffff abcd 8000"),
                arguments(TCP, TcpHeader::decode, TCP_PORTS + "8018 ffff abcd 0000 0101080a 00000001 00000002"),
                arguments(TCP, TcpHeader::decode, TCP_PORTS + "f002 ffff abcd 0000" + "01".repeat(40)),
                arguments(UDP, UdpHeader::decode, "ffff 0035 8000 abcd"));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments(ETHERNET, EthernetHeader::decode, "020000000002 020000000001 08"),
                arguments(IPV4, Ipv4Header::decode, "45"),
                arguments(IPV4, Ipv4Header::decode, "5500 " + IPV4_FIELDS),
                arguments(IPV4, Ipv4Header::decode, "4400 " + IPV4_FIELDS),
                arguments(IPV4, Ipv4Header::decode, "4600 " + IPV4_FIELDS + "940400"),
                arguments(IPV6, Ipv6Header::decode, "60" + "00".repeat(38)),
                arguments(IPV6, Ipv6Header::decode, "40" + "00".repeat(39)),
                arguments(TCP, TcpHeader::decode, TCP_PORTS + "5018 ffff abcd 00"),
                arguments(TCP, TcpHeader::decode, TCP_PORTS + "4018 ffff abcd 0000"),
                arguments(TCP, TcpHeader::decode, TCP_PORTS + "6018 ffff abcd 0000 010101"),
                arguments(UDP, UdpHeader::decode, "ffff 0035 8000 ab"));
    }

    private static Arguments arguments(Look look, HeaderDecoder decoder, String octets) {
        return Arguments.of(octets, look, decoder);
    }

    /** The octets behind three others, in either byte order. */
    private static Stream<ByteBuffer> buffers(String octets) {
        Octets inside = Octets.hex("eeeeee" + octets);
        return Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN).map(order -> {
            ByteBuffer buffer = ByteBuffer.allocateDirect(inside.size()).order(order);
            inside.encode(buffer);
            return buffer.position(3);
        });
    }

    @ParameterizedTest
    @MethodSource("sound")
    void seeWhatIsDecoded(String octets, Look look, HeaderDecoder decoder) throws MalformedPacketException {
        for (ByteBuffer buffer : buffers(octets).toList()) {
            Header seen = look.at(buffer, 3);
            assertThat(buffer.position()).isEqualTo(3);
            assertThat(seen).isEqualTo(decoder.decode(buffer));
            assertThat(buffer.hasRemaining()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refuseWhatIsRefused(String octets, Look look, HeaderDecoder decoder) {
        for (ByteBuffer buffer : buffers(octets).toList()) {
            MalformedPacketException refused = refusal(() -> decoder.decode(buffer));
            assertThat(buffer.position()).as("nothing was read").isEqualTo(3);
            assertThat(refusal(() -> look.at(buffer, 3))).hasMessage(refused.getMessage());
        }
    }

    private static MalformedPacketException refusal(ThrowingCallable decoding) {
        return assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(decoding)
                .actual();
    }
}
