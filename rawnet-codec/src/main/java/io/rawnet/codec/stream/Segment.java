package io.rawnet.codec.stream;

import io.rawnet.codec.Header;
import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpView;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A TCP segment.
 *
 * @param key the key of its packet
 * @param sequenceNumber its sequence number
 * @param acknowledgmentNumber its acknowledgment number
 * @param controlBits its control bits
 * @param data those of its data that were captured, from position 0 to limit
 * @param length how many octets of data it has by its headers, no fewer than were captured
 * @param time when it was captured
 */
record Segment(
        FlowKey key,
        long sequenceNumber,
        long acknowledgmentNumber,
        int controlBits,
        ByteBuffer data,
        long length,
        long time) {

    static Segment of(FlowKey key, TcpHeader header, ByteBuffer data, long length, long time) {
        return new Segment(
                key, header.sequenceNumber(), header.acknowledgmentNumber(), header.controlBits(), data, length, time);
    }

    static Segment of(FlowKey key, TcpView header, ByteBuffer data, long time) {
        return new Segment(
                key,
                header.sequenceNumber(),
                header.acknowledgmentNumber(),
                header.controlBits(),
                data,
                data.remaining(),
                time);
    }

    /** {@return the segment in an IP packet; empty if the innermost header is not TCP's, or the packet is a fragment} */
    static Optional<Segment> in(Packet packet, long time) {
        List<Header> headers = packet.headers();
        int last = headers.size() - 1;
        if (last < 0 || !(headers.get(last) instanceof TcpHeader header) || isFragment(headers)) {
            return Optional.empty();
        }
        ByteBuffer data = packet.payload().buffer();
        long length = Math.max(data.remaining(), declaredLength(headers));
        return FlowKey.of(packet).map(key -> of(key, header, data, length, time));
    }

    private static boolean isFragment(List<Header> headers) {
        for (Header header : headers) {
            if (header.isFragment()) {
                return true;
            }
        }
        return false;
    }

    /** {@return how many octets the nearest header with a length leaves for what is behind the last header; 0 without one} */
    private static long declaredLength(List<Header> headers) {
        long between = 0;
        for (int i = headers.size() - 1; i >= 0; i--) {
            OptionalInt declared = headers.get(i).declaredPayloadLength();
            if (declared.isPresent()) {
                return declared.getAsInt() - between;
            }
            between += headers.get(i).length();
        }
        return 0;
    }

    boolean has(int controlBit) {
        return (controlBits & controlBit) != 0;
    }

    /** {@return the sequence number of the first octet of data, which SYN precedes} */
    long firstOctet() {
        return has(TcpHeader.SYN) ? SequenceNumber.plus(sequenceNumber, 1) : sequenceNumber;
    }

    /** {@return the segment without data, for keeping} */
    Segment withoutData() {
        return new Segment(key, sequenceNumber, acknowledgmentNumber, controlBits, ByteBuffer.allocate(0), 0, time);
    }
}
