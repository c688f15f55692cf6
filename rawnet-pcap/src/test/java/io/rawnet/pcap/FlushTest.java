package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.number.LinkType;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlushTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 20);

    @Test
    void handsOnEachPacketThroughABufferedStreamWhenAsked() throws IOException {
        try (PcapWriter pcap = CaptureWriter.pcap(buffered, PcapHeader.of(LinkType.RAW))) {
            handsOnEachPacket(pcap);
        }
        out.reset();
        try (PcapngWriter pcapng = CaptureWriter.pcapng(buffered, Vectors.section(ByteOrder.BIG_ENDIAN))) {
            pcapng.addInterface(LinkType.RAW, "tun0");
            handsOnEachPacket(pcapng);
            int before = out.size();
            pcapng.flushEachPacket(true);
            pcapng.writeStatistics(0, 0, 1, 0);
            assertThat(out.size()).isEqualTo(before + 52);
        }
    }

    @Test
    void lengthCountsWhatIsStillInTheBuffer() throws IOException {
        try (PcapWriter pcap = CaptureWriter.pcap(out, PcapHeader.of(LinkType.RAW))) {
            assertThat(pcap.length()).isEqualTo(24);
            pcap.write(Vectors.octets("45"), 0, 1);
            assertThat(pcap.length()).isEqualTo(24 + 17);
            assertThat(out.size()).isZero();
            pcap.write(ByteBuffer.allocate(100_000), 0, 100_000);
            assertThat(pcap.length()).isEqualTo(24 + 17 + 100_016);
            pcap.flush();
            assertThat(pcap.length()).isEqualTo(out.size());
        }
    }

    private void handsOnEachPacket(CaptureWriter writer) throws IOException {
        writer.write(Vectors.octets("45"), 0, 1);
        assertThat(out.size()).as("before it is asked").isZero();
        writer.flushEachPacket(true);
        for (int count = 1; count < 5; count++) {
            assertThat(Vectors.packets(out.toByteArray())).hasSize(count);
            writer.write(Vectors.octets("45"), count, 1);
        }
        CapturedPacket last = Vectors.packets(out.toByteArray()).get(4);
        writer.write(last);
        assertThat(Vectors.packets(out.toByteArray())).hasSize(6);
        writer.flushEachPacket(false);
        int before = out.size();
        writer.write(last);
        assertThat(out.size()).isEqualTo(before);
        writer.flush();
        assertThat(Vectors.packets(out.toByteArray()))
                .hasSize(7)
                .endsWith(List.of(last).toArray(CapturedPacket[]::new));
    }
}
