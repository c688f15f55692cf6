package io.rawnet.codec.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** After any sequence of edits in place, a full recomputation agrees with the repaired checksum. */
class ViewProperties {

    private static final PseudoHeader ADDRESSES =
            new Ipv4PseudoHeader(Ipv4Address.of("10.0.0.1"), Ipv4Address.of("10.0.0.2"));

    /** One edit of a TCP header where it lies. */
    private interface TcpEdit {
        void apply(TcpView view);
    }

    private static HeaderContext around(byte[] data) {
        return new HeaderContext(Optional.of(ADDRESSES), false, Optional.empty(), ByteBuffer.wrap(data));
    }

    private static ChecksumState.Verdict verdict(Header header, byte[] data) {
        return header.checksumState(around(data)).orElseThrow().verdict();
    }

    private static ByteBuffer direct(Header header) {
        ByteBuffer octets = ByteBuffer.allocateDirect(header.length() + 3).position(3);
        header.encode(octets);
        return octets.position(3);
    }

    @Property
    void editsKeepTheRightChecksumOfTcpRight(
            @ForAll("segments") TcpHeader segment,
            @ForAll("tcpEdits") List<TcpEdit> edits,
            @ForAll @Size(max = 9) byte[] data)
            throws MalformedPacketException {
        ByteBuffer octets = direct(segment.completed(around(data)));
        TcpView view = TcpView.of(octets);
        edits.forEach(edit -> edit.apply(view));
        TcpHeader edited = view.toHeader();
        assertThat(verdict(edited, data)).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(edited.checksum()).isEqualTo(edited.completed(around(data)).checksum());
    }

    @Property
    void editsKeepAWrongChecksumOfTcpWrong(
            @ForAll("segments") TcpHeader segment,
            @ForAll("tcpEdits") List<TcpEdit> edits,
            @ForAll @Size(max = 9) byte[] data)
            throws MalformedPacketException {
        Assume.that(verdict(segment, data) == ChecksumState.Verdict.INVALID);
        TcpView view = TcpView.of(direct(segment));
        edits.forEach(edit -> edit.apply(view));
        assertThat(verdict(view.toHeader(), data)).isEqualTo(ChecksumState.Verdict.INVALID);
    }

    @Property
    void editsKeepTheRightChecksumOfUdpRight(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 0xFFFF) Integer> ports,
            @ForAll @Size(max = 9) byte[] data)
            throws MalformedPacketException {
        UdpView view = UdpView.of(direct(UdpHeader.of(40000, 53).completed(around(data))));
        edit(view, ports);
        UdpHeader edited = view.toHeader();
        assertThat(verdict(edited, data)).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(edited).isEqualTo(edited.completed(around(data)));
    }

    @Property
    void editsKeepAWrongChecksumOfUdpWrong(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 0xFFFF) Integer> ports,
            @ForAll @IntRange(min = 1, max = 0xFFFF) int checksum,
            @ForAll @Size(max = 9) byte[] data)
            throws MalformedPacketException {
        UdpHeader wrong = new UdpHeader(40000, 53, 8 + data.length, checksum);
        Assume.that(verdict(wrong, data) == ChecksumState.Verdict.INVALID);
        UdpView view = UdpView.of(direct(wrong));
        edit(view, ports);
        assertThat(verdict(view.toHeader(), data)).isEqualTo(ChecksumState.Verdict.INVALID);
    }

    @Property
    void editsKeepAnAbsentChecksumOfUdpAbsent(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 0xFFFF) Integer> ports)
            throws MalformedPacketException {
        UdpView view = UdpView.of(direct(new UdpHeader(40000, 53, 8, UdpHeader.NO_CHECKSUM)));
        edit(view, ports);
        assertThat(view.checksum()).isEqualTo(UdpHeader.NO_CHECKSUM);
    }

    private static void edit(UdpView view, List<Integer> ports) {
        for (int i = 0; i < ports.size(); i++) {
            if (i % 2 == 0) {
                view.setSourcePort(ports.get(i));
                assertThat(view.sourcePort()).isEqualTo(ports.get(i));
            } else {
                view.setDestinationPort(ports.get(i));
                assertThat(view.destinationPort()).isEqualTo(ports.get(i));
            }
        }
    }

    @Provide
    Arbitrary<TcpHeader> segments() {
        return new TcpHeaderProperties().headers();
    }

    @Provide
    Arbitrary<List<TcpEdit>> tcpEdits() {
        Arbitrary<Integer> u16 = Arbitraries.integers().between(0, 0xFFFF);
        Arbitrary<Long> u32 = Arbitraries.longs().between(0, 0xFFFF_FFFFL);
        Arbitrary<TcpEdit> edit = Arbitraries.oneOf(
                u16.map(port -> view -> view.setSourcePort(port)),
                u16.map(port -> view -> view.setDestinationPort(port)),
                u32.map(number -> view -> view.setSequenceNumber(number)),
                u32.map(number -> view -> view.setAcknowledgmentNumber(number)),
                u16.map(bits -> view -> view.setControlBits(bits & 0xFF)),
                u16.map(window -> view -> view.setWindow(window)));
        return edit.list().ofMinSize(1).ofMaxSize(20);
    }
}
