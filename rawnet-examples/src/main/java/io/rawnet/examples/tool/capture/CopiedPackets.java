package io.rawnet.examples.tool.capture;

import io.rawnet.codec.number.LinkType;
import io.rawnet.pcap.BlockOptions;
import io.rawnet.pcap.CaptureWriter;
import io.rawnet.pcap.CapturedPacket;
import io.rawnet.pcap.PcapHeader;
import io.rawnet.pcap.SectionHeaderBlock;
import java.io.IOException;
import java.io.OutputStream;

/** Writes packets of a file into another one, with all that its format can hold. */
public final class CopiedPackets implements PacketTaker {
    private final CaptureWriter writer;

    /**
     * Begins the file.
     *
     * @param name its name, {@code -} for the standard output
     * @param linkType what the packets begin with; in pcapng each packet may begin with something else
     * @throws IOException if the file cannot be written; the message is for the user
     */
    public CopiedPackets(String name, LinkType linkType) throws IOException {
        FileFormat format = FileFormat.of(name);
        OutputStream out = format.open(name);
        try {
            writer = format.pcapng()
                    ? CaptureWriter.pcapng(out, SectionHeaderBlock.of(BlockOptions.none()))
                    : CaptureWriter.pcap(out, PcapHeader.of(linkType));
        } catch (IOException | RuntimeException failure) {
            out.close();
            throw failure;
        }
    }

    @Override
    public void take(CapturedPacket packet) throws IOException {
        writer.write(packet);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
