package io.rawnet.pcap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Capture files written out by hand from the two drafts. */
final class Vectors {

    /** pcap, little-endian, microseconds, Ethernet: a packet cut to 4 of 60 octets, and an empty one. */
    static final byte[] PCAP = hex("""
            D4C3B2A1 0200 0400 00000000 00000000 FFFF0000 01000000
            00105E5F 40E20100 04000000 3C000000 DEADBEEF
            01105E5F 00000000 00000000 00000000
            """);

    /** pcap, big-endian, nanoseconds, Ethernet with frame check sequences of 4 octets. */
    static final byte[] PCAP_NANOSECONDS = hex("""
            A1B23C4D 0002 0004 00000000 00000000 00040000 24000001
            5F5E1000 075BCD15 00000003 00000003 010203
            """);

    /** pcap of the modified variant, little-endian: 4 of 60 octets on interface 3, IPv4 sent; and an empty packet. */
    static final byte[] PCAP_MODIFIED = hex("""
            34CDB2A1 0200 0400 00000000 00000000 FFFF0000 01000000
            00105E5F 40E20100 04000000 3C000000 03000000 0008 04 00 DEADBEEF
            01105E5F 00000000 00000000 00000000 00000000 0000 00 00
            """);

    /** The same as {@link #PCAP_MODIFIED}, big-endian. */
    static final byte[] PCAP_MODIFIED_BIG = hex("""
            A1B2CD34 0002 0004 00000000 00000000 0000FFFF 00000001
            5F5E1000 0001E240 00000004 0000003C 00000003 0800 04 00 DEADBEEF
            5F5E1001 00000000 00000000 00000000 00000000 0000 00 00
            """);

    /** pcap of version 2.3: 4 of 60 octets with the captured length first, then with the original length first. */
    static final byte[] PCAP_2_3 = hex("""
            A1B2C3D4 0002 0003 00000000 00000000 0000FFFF 00000001
            5F5E1000 0001E240 00000004 0000003C DEADBEEF
            5F5E1001 00000000 0000003C 00000004 CAFEBABE
            """);

    /** {@link #PCAP} in a gzip file (RFC 1952) with every optional field, in one block that is not compressed. */
    static final byte[] PCAP_GZIP = hex("1F8B 08 1F 00000000 00 FF" + "0400 41420058" + "612E7063617000" + "686900"
            + "E335" + "01 3C00 C3FF" + HexFormat.of().formatHex(PCAP) + "74DE08F3 3C000000");

    /** Octets of {@link #PCAP_GZIP} in front of its content. */
    static final int GZIP_CONTENT = 33;

    static final String SECTION_LITTLE = "0A0D0D0A 1C000000 4D3C2B1A 0100 0000 FFFFFFFFFFFFFFFF 1C000000";
    static final String SECTION_BIG = "0A0D0D0A 0000001C 1A2B3C4D 0001 0000 FFFFFFFFFFFFFFFF 0000001C";

    /** Ethernet, named eth0, nanoseconds, an hour of offset, and an option nobody knows with 3 octets. */
    static final String INTERFACE = """
            01000000 3C000000 0100 0000 00000400
            0200 0400 65746830
            0900 0100 09000000
            0E00 0800 100E000000000000
            0180 0300 AABBCC00
            00000000 3C000000
            """;

    /** 5 of 64 octets, comment "hi", received as unicast. */
    static final String ENHANCED_PACKET = """
            06000000 3C000000 00000000 85573416 15CDFBDF 05000000 40000000
            0102030405 000000
            0100 0200 6869 0000
            0200 0400 05000000
            00000000 3C000000
            """;

    /** 6 octets, with padding that is not zero. */
    static final String SIMPLE_PACKET = "03000000 18000000 06000000 0A0B0C0D0E0F 7788 18000000";

    static final String STATISTICS = "05000000 18000000 00000000 01000000 02000000 18000000";

    /** LINKTYPE_RAW without options, big-endian. */
    static final String INTERFACE_BIG = "00000001 00000014 0065 0000 00000000 00000014";

    /** A packet of the first drafts, big-endian, 7 drops. */
    static final String OBSOLETE_PACKET =
            "00000002 00000024 0000 0007 0005AF31 07A5E240 00000004 00000004 45000004 00000024";

    /** pcapng: a little-endian section with one block of each kind, and a big-endian section. */
    static final byte[] PCAPNG = hex(SECTION_LITTLE
            + INTERFACE
            + ENHANCED_PACKET
            + SIMPLE_PACKET
            + STATISTICS
            + SECTION_BIG
            + INTERFACE_BIG
            + OBSOLETE_PACKET);

    private Vectors() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(hex(text));
    }

    /** Compresses octets into one gzip member. */
    static byte[] gzip(byte[] octets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(octets);
        }
        return out.toByteArray();
    }

    static CaptureReader reader(byte[] file) throws IOException {
        return CaptureReader.of(new ByteArrayInputStream(file));
    }

    static CaptureReader reader(byte[] file, CaptureLimits limits) throws IOException {
        return CaptureReader.of(Channels.newChannel(new ByteArrayInputStream(file)), limits);
    }

    static List<CapturedPacket> packets(byte[] file) throws IOException {
        List<CapturedPacket> packets = new ArrayList<>();
        try (CaptureReader reader = reader(file)) {
            readInto(packets, reader);
        }
        return packets;
    }

    static void readInto(List<CapturedPacket> packets, CaptureReader reader) throws IOException {
        for (Optional<CapturedPacket> packet = reader.read(); packet.isPresent(); packet = reader.read()) {
            packets.add(packet.get());
        }
    }

    static List<Block> blocks(byte[] file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        try (CaptureReader reader = reader(file)) {
            PcapngReader pcapng = (PcapngReader) reader;
            for (Optional<Block> block = pcapng.readBlock(); block.isPresent(); block = pcapng.readBlock()) {
                blocks.add(block.get());
            }
        }
        return blocks;
    }

    /** Copies a pcapng file block by block. */
    static byte[] copy(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Block> blocks = blocks(file);
        try (PcapngWriter writer = CaptureWriter.pcapng(out, (SectionHeaderBlock) blocks.get(0))) {
            for (Block block : blocks.subList(1, blocks.size())) {
                writer.write(block);
            }
        }
        return out.toByteArray();
    }

    static SectionHeaderBlock section(ByteOrder order) {
        return SectionHeaderBlock.of(order, BlockOptions.none());
    }
}
