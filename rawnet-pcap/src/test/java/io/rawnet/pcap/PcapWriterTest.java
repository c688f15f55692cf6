package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.number.LinkType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcapWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void writesTheMicrosecondVector() throws IOException {
        PcapHeader header = PcapHeader.of(LinkType.ETHERNET)
                .withResolution(TimestampResolution.MICROSECONDS)
                .withSnapLength(65_535);
        try (PcapWriter writer = CaptureWriter.pcap(out, header)) {
            writer.write(Vectors.octets("DEADBEEF"), 1_600_000_000_123_456_999L, 60);
            writer.write(ByteBuffer.allocate(0), 1_600_000_001_000_000_000L, 0);
        }
        assertThat(out.toByteArray()).isEqualTo(Vectors.PCAP);
    }

    @Test
    void writesTheNanosecondVector() throws IOException {
        PcapHeader header = new PcapHeader(
                ByteOrder.BIG_ENDIAN, TimestampResolution.NANOSECONDS, 0, 0, 262_144, 0x2400, LinkType.ETHERNET);
        try (PcapWriter writer = CaptureWriter.pcap(out, header)) {
            writer.write(Vectors.octets("010203"), 1_600_000_000_123_456_789L, 3);
        }
        assertThat(out.toByteArray()).isEqualTo(Vectors.PCAP_NANOSECONDS);
    }

    @Test
    void copiesEachVectorExactly() throws IOException {
        for (byte[] file : List.of(Vectors.PCAP, Vectors.PCAP_NANOSECONDS)) {
            out.reset();
            try (PcapReader reader = (PcapReader) Vectors.reader(file);
                    PcapWriter writer = CaptureWriter.pcap(out, reader.header())) {
                for (CapturedPacket packet : Vectors.packets(file)) {
                    writer.write(packet);
                }
            }
            assertThat(out.toByteArray()).isEqualTo(file);
        }
    }

    @Test
    void consumesTheOctetsItWrites() throws IOException {
        ByteBuffer ring = ByteBuffer.allocateDirect(100).position(10).limit(30);
        try (PcapWriter writer = CaptureWriter.pcap(out, PcapHeader.of(LinkType.RAW))) {
            writer.write(ring, 1, 20);
            assertThat(ring.position()).isEqualTo(30);
            assertThat(out.size()).as("nothing is handed on before flush").isZero();
            writer.flush();
            assertThat(out.size()).isEqualTo(24 + 16 + 20);
        }
    }

    @Test
    void writesPacketsLargerThanItsBuffer() throws IOException {
        byte[] large = new byte[200_000];
        Arrays.fill(large, (byte) 0x5A);
        try (PcapWriter writer = CaptureWriter.pcap(out, PcapHeader.of(LinkType.USER0))) {
            for (int i = 0; i < 3; i++) {
                writer.write(ByteBuffer.wrap(large), i, large.length);
                writer.write(Vectors.octets("01"), i, 1);
            }
        }
        assertThat(Vectors.packets(out.toByteArray()))
                .extracting(CapturedPacket::octets)
                .containsExactly(
                        ByteBuffer.wrap(large), Vectors.octets("01"),
                        ByteBuffer.wrap(large), Vectors.octets("01"),
                        ByteBuffer.wrap(large), Vectors.octets("01"));
    }

    @Test
    void writesPacketsWithoutATimeAtZero() throws IOException {
        CapturedPacket timeless = Vectors.packets(Vectors.PCAPNG).get(1);
        assertThat(timeless.timestamp()).isEmpty();
        try (PcapWriter writer = CaptureWriter.pcap(out, PcapHeader.of(LinkType.ETHERNET))) {
            writer.write(timeless);
        }
        assertThat(Vectors.packets(out.toByteArray()).get(0).timestamp()).contains(Instant.EPOCH);
    }

    @Test
    void refusesWhatTheFileCannotHold() throws IOException {
        try (PcapWriter writer = CaptureWriter.pcap(out, PcapHeader.of(LinkType.RAW))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.write(ByteBuffer.allocate(1), -1, 1))
                    .withMessage("seconds of the timestamp must be 0 to 4294967295, not -1");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.write(ByteBuffer.allocate(1), 1L << 62, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.write(ByteBuffer.allocate(1), 0, 1L << 32));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.write(Vectors.packets(Vectors.PCAP).get(0)))
                    .withMessage("a packet of LINKTYPE_ETHERNET does not fit a file of LINKTYPE_RAW");
        }
        assertThat(out.size()).as("nothing of it was written").isEqualTo(24);
    }

    @Test
    void mayBeClosedTwiceButNotWrittenAfter() throws IOException {
        PcapWriter writer = CaptureWriter.pcap(out, PcapHeader.of(LinkType.RAW));
        writer.close();
        writer.close();
        assertThat(out.size()).isEqualTo(24);
        assertThatThrownBy(() -> writer.write(ByteBuffer.allocate(1), 0, 1)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void rejectsHeadersOutOfRange() {
        PcapHeader header = PcapHeader.of(LinkType.RAW);
        assertThatIllegalArgumentException().isThrownBy(() -> header.withSnapLength(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> header.withResolution(new TimestampResolution(3)));
        assertThat(header.withByteOrder(ByteOrder.BIG_ENDIAN).byteOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
    }
}
