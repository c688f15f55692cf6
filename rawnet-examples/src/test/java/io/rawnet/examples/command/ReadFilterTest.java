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
        assertThat(frames(pcapng, "outbound")).isEqualTo(1);
        assertThat(frames(pcapng, "inbound")).isEqualTo(1);
        assertThat(frames(pcapng, "not inbound and not outbound")).isEqualTo(1);
    }

    @Test
    void lengthIsTheOriginalLength() {
        assertThat(frames(pcapng, "greater 1000")).isEqualTo(3);
        assertThat(frames(pcap, "greater 1000")).isEqualTo(1);
        assertThat(frames(pcap, "less 999")).isZero();
    }

    @Test
    void aFileWithoutFlagsHasNoDirection() {
        Result result = read(pcap, "inbound");
        assertThat(result.status()).isNotZero();
        assertThat(result.err()).contains("'inbound' is not told by packets of this link type");
    }

    /** {@return the number of frames printed} */
    private static long frames(Path file, String expression) {
        return read(file, expression)
                .out()
                .lines()
                .filter(line -> line.contains("Ethernet"))
                .count();
    }

    private static Result read(Path file, String expression) {
        return Shell.run("read", file.toString(), expression);
    }
}
