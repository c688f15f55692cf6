package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.Test;

class WriterAllocationTest {

    private static final int FRAMES = 100_000;

    @Test
    void writingAFrameOfARingAllocatesNothing() throws Exception {
        ByteBuffer frame = ByteBuffer.allocateDirect(1514);
        try (CaptureWriter pcap = CaptureWriter.pcap(new Nowhere(), PcapHeader.of(LinkType.ETHERNET));
                PcapngWriter pcapng = CaptureWriter.pcapng(new Nowhere(), Vectors.section(ByteOrder.LITTLE_ENDIAN))) {
            pcapng.addInterface(InterfaceDescriptionBlock.of(LinkType.ETHERNET, "veth0"));
            for (CaptureWriter writer : new CaptureWriter[] {pcap, pcapng}) {
                writer.write(frame.clear(), 0, 1514);
                long before = Allocation.octets();
                for (int i = 0; i < FRAMES; i++) {
                    writer.write(frame.clear(), 1_600_000_000_000_000_000L + i, 1514);
                }
                assertThat(Allocation.octets() - before).isLessThan(FRAMES);
            }
            BlockOptions sent = PacketFlags.of(PacketFlags.Direction.OUTBOUND).toOptions();
            pcapng.write(0, frame.clear(), 0, 1514, sent);
            long before = Allocation.octets();
            for (int i = 0; i < FRAMES; i++) {
                pcapng.write(0, frame.clear(), 1_600_000_000_000_000_000L + i, 1514, sent);
            }
            assertThat(Allocation.octets() - before).isLessThan(FRAMES);
        }
    }

    private static final class Nowhere implements WritableByteChannel {

        private boolean open = true;

        @Override
        public int write(ByteBuffer octets) throws IOException {
            int count = octets.remaining();
            octets.position(octets.limit());
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
