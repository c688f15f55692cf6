package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.number.LinkType;
import io.rawnet.examples.command.Shell.Result;
import io.rawnet.pcap.BlockOptions;
import io.rawnet.pcap.CaptureWriter;
import io.rawnet.pcap.PacketFlags;
import io.rawnet.pcap.PcapngWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The filter of {@code rawnet read} knows what the file knows beside the octets. */
class ReadFilterTest {

    @TempDir
    private Path folder;

    private Path pcapng;
    private Path pcap;

    /** A sent, a received and another frame of 60 octets, of which 1000 were on the wire. */
    @BeforeEach
    void writeFiles() throws IOException {
        pcapng = folder.resolve("frames.pcapng");
        pcap = folder.resolve("frames.pcap");
        ByteBuffer frame = ByteBuffer.allocate(60).putShort(12, (short) 0x88b5);
        try (PcapngWriter writer = CaptureWriter.pcapng(pcapng)) {
            int id = writer.addInterface(LinkType.ETHERNET, "veth0");
            for (PacketFlags.Direction direction :
                    new PacketFlags.Direction[] {PacketFlags.Direction.OUTBOUND, PacketFlags.Direction.INBOUND}) {
                writer.write(
                        id,
                        frame.duplicate(),
                        0,
                        1000,
                        PacketFlags.of(direction).toOptions());
            }
            writer.write(id, frame.duplicate(), 0, 1000, BlockOptions.none());
        }
        try (CaptureWriter writer = CaptureWriter.pcap(pcap, LinkType.ETHERNET)) {
            writer.write(frame.duplicate(), 0, 1000);
        }
    }

    @Test
    void directionIsThatOfTheFlags() {
        assertThat(read(pcapng, "outbound").out()).hasLineCount(1);
        assertThat(read(pcapng, "inbound").out()).hasLineCount(1);
        assertThat(read(pcapng, "not inbound and not outbound").out()).hasLineCount(1);
    }

    @Test
    void lengthIsTheOriginalLength() {
        assertThat(read(pcapng, "greater 1000").out()).hasLineCount(3);
        assertThat(read(pcap, "greater 1000").out()).hasLineCount(1);
        assertThat(read(pcap, "less 999").out()).isEmpty();
    }

    @Test
    void aFileWithoutFlagsHasNoDirection() {
        Result result = read(pcap, "inbound");
        assertThat(result.status()).isNotZero();
        assertThat(result.err()).contains("'inbound' is not told by packets of this link type");
    }

    private static Result read(Path file, String expression) {
        return Shell.run("read", file.toString(), expression);
    }
}
