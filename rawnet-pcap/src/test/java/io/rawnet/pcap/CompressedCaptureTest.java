package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rawnet.codec.number.LinkType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Capture files compressed with gzip, RFC 1952. */
class CompressedCaptureTest {

    @Test
    void readsAGzipFileWithEveryOptionalField() throws IOException {
        assertThat(Vectors.packets(Vectors.PCAP_GZIP)).isEqualTo(Vectors.packets(Vectors.PCAP));
    }

    @Test
    void readsEachFormatCompressed(@TempDir Path directory) throws IOException {
        for (byte[] file : List.of(Vectors.PCAP, Vectors.PCAP_NANOSECONDS, Vectors.PCAP_MODIFIED, Vectors.PCAPNG)) {
            assertThat(Vectors.packets(Vectors.gzip(file))).isEqualTo(Vectors.packets(file));
            Path path = Files.write(directory.resolve("capture.gz"), Vectors.gzip(file));
            List<CapturedPacket> packets = new ArrayList<>();
            try (CaptureReader reader = CaptureReader.open(path)) {
                Vectors.readInto(packets, reader);
            }
            assertThat(packets).isEqualTo(Vectors.packets(file));
        }
        assertThat(Vectors.copy(Vectors.gzip(Vectors.PCAPNG))).isEqualTo(Vectors.PCAPNG);
    }

    @Test
    void readsConcatenatedMembersAsOneFile() throws IOException {
        for (int cut = 0; cut <= Vectors.PCAP.length; cut++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(Vectors.gzip(new byte[0]));
            out.write(Vectors.gzip(Arrays.copyOf(Vectors.PCAP, cut)));
            out.write(Vectors.gzip(new byte[0]));
            out.write(Vectors.gzip(Arrays.copyOfRange(Vectors.PCAP, cut, Vectors.PCAP.length)));
            out.write(Vectors.gzip(new byte[0]));
            assertThat(Vectors.packets(out.toByteArray())).isEqualTo(Vectors.packets(Vectors.PCAP));
        }
    }

    @Test
    void readsAStreamThatGivesSingleOctets() throws IOException {
        List<CapturedPacket> packets = new ArrayList<>();
        InputStream slow = new ByteArrayInputStream(Vectors.gzip(Vectors.PCAPNG)) {
            @Override
            public synchronized int read(byte[] octets, int offset, int length) {
                return super.read(octets, offset, Math.min(length, 1));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        try (CaptureReader reader = CaptureReader.of(slow)) {
            Vectors.readInto(packets, reader);
        }
        assertThat(packets).isEqualTo(Vectors.packets(Vectors.PCAPNG));
    }

    @Test
    void deliversEverythingBeforeACutAtAnyLength() throws IOException {
        List<CapturedPacket> whole = Vectors.packets(Vectors.PCAP);
        for (int length = 0; length < Vectors.PCAP_GZIP.length; length++) {
            int content = Math.max(0, Math.min(length - Vectors.GZIP_CONTENT, Vectors.PCAP.length));
            List<CapturedPacket> packets = new ArrayList<>();
            MalformedCaptureException malformed = readUntilMalformed(Arrays.copyOf(Vectors.PCAP_GZIP, length), packets);
            assertThat(malformed.offset()).isEqualTo(content);
            assertThat(packets).isEqualTo(whole.subList(0, content < 44 ? 0 : content < 60 ? 1 : 2));
        }
    }

    @Test
    void deliversEverythingBeforeACutOfCompressedBlocks() throws IOException {
        byte[] file = largeCapture();
        byte[] gzip = Vectors.gzip(file);
        List<CapturedPacket> whole = Vectors.packets(file);
        int previous = 0;
        for (int length = 20; length < gzip.length; length += 997) {
            List<CapturedPacket> packets = new ArrayList<>();
            MalformedCaptureException malformed = readUntilMalformed(Arrays.copyOf(gzip, length), packets);
            assertThat(malformed).hasMessageContaining("at octet " + length + " of the gzip file");
            assertThat(packets).isEqualTo(whole.subList(0, packets.size()));
            assertThat(packets).hasSizeGreaterThanOrEqualTo(previous);
            previous = packets.size();
        }
        assertThat(previous).as("a cut near the end").isGreaterThan(whole.size() * 9 / 10);
    }

    @Test
    void saysWhatACutGzipFileLacks() throws IOException {
        MalformedCaptureException malformed =
                readUntilMalformed(Arrays.copyOf(Vectors.PCAP_GZIP, Vectors.PCAP_GZIP.length - 3), new ArrayList<>());
        assertThat(malformed)
                .hasMessage(
                        "at octet 60: required 8 octets of gzip trailer, found 5 octets at octet 93 of the gzip file");
    }

    @Test
    void rejectsWrongChecksumsAndLengthsOnceAllPacketsAreDelivered() throws IOException {
        for (int fromEnd : List.of(8, 5, 4, 1)) {
            byte[] file = Vectors.PCAP_GZIP.clone();
            file[file.length - fromEnd] ^= 1;
            List<CapturedPacket> packets = new ArrayList<>();
            MalformedCaptureException malformed = readUntilMalformed(file, packets);
            assertThat(malformed.required())
                    .startsWith(fromEnd > 4 ? "gzip checksum f308de74" : "gzip content length 3c");
            assertThat(packets).isEqualTo(Vectors.packets(Vectors.PCAP));
        }
    }

    @Test
    void rejectsAWrongHeaderChecksum() {
        byte[] file = Vectors.PCAP_GZIP.clone();
        file[16] ^= 1;
        assertThatThrownBy(() -> Vectors.reader(file))
                .isInstanceOf(MalformedCaptureException.class)
                .hasMessageContaining("gzip header checksum");
    }

    @Test
    void rejectsAnotherMethodAndReservedFlags() {
        for (int at : List.of(2, 3)) {
            byte[] file = Vectors.PCAP_GZIP.clone();
            file[at] |= (byte) 0x80;
            assertThatThrownBy(() -> Vectors.reader(file))
                    .isInstanceOf(MalformedCaptureException.class)
                    .hasMessageContaining("a gzip member of method 8, found 0x1F8B, method");
        }
    }

    @Test
    void rejectsOctetsBehindTheLastMember() throws IOException {
        byte[] file = Arrays.copyOf(Vectors.PCAP_GZIP, Vectors.PCAP_GZIP.length + 20);
        List<CapturedPacket> packets = new ArrayList<>();
        assertThat(readUntilMalformed(file, packets))
                .hasMessage("at octet 60: required a gzip member of method 8, found 0x0000, method 0, flags 0x00"
                        + " at octet 101 of the gzip file");
        assertThat(packets).hasSize(2);
    }

    @Test
    void deliversWhatWasDecompressedBeforeMalformedData() throws IOException {
        byte[] file = largeCapture();
        byte[] gzip = Vectors.gzip(file);
        byte[] broken = Arrays.copyOf(gzip, gzip.length * 3 / 4);
        Arrays.fill(broken, gzip.length / 2, broken.length, (byte) 0xFF);
        List<CapturedPacket> packets = new ArrayList<>();
        readUntilMalformed(broken, packets);
        List<CapturedPacket> cut = new ArrayList<>();
        readUntilMalformed(Arrays.copyOf(gzip, gzip.length / 2), cut);
        assertThat(packets).hasSizeGreaterThanOrEqualTo(cut.size());
        assertThat(packets.subList(0, cut.size())).isEqualTo(cut);
        assertThat(cut).hasSizeGreaterThan(100);
    }

    @Test
    void rejectsABlockOfAnUnknownType() throws IOException {
        byte[] file = Vectors.hex("1F8B 08 00 00000000 00 FF 06");
        assertThatThrownBy(() -> Vectors.reader(file))
                .isInstanceOf(MalformedCaptureException.class)
                .hasMessageContaining("required deflated data of a gzip member, found invalid block type");
    }

    @Test
    void staysAtTheFirstError() throws IOException {
        try (CaptureReader reader = Vectors.reader(Arrays.copyOf(Vectors.PCAP_GZIP, Vectors.GZIP_CONTENT + 50))) {
            assertThat(reader.read()).isPresent();
            MalformedCaptureException malformed = catchThrowableOfType(MalformedCaptureException.class, reader::read);
            assertThatThrownBy(reader::read).isSameAs(malformed);
        }
    }

    @Test
    void readsAGzipBombInLittleMemory() throws Exception {
        ByteBuffer start = ByteBuffer.allocate(24 + (64 << 20)).put(Vectors.PCAP, 0, 24);
        byte[] emptyPackets = Vectors.gzip(start.array());
        assertThat(emptyPackets.length).isLessThan(100_000);
        try (CaptureReader reader = Vectors.reader(emptyPackets)) {
            long before = Allocation.octets();
            for (int i = 0; i < 1000; i++) {
                assertThat(reader.read()).isPresent();
            }
            assertThat(Allocation.octets() - before).isLessThan(4 << 20);
        }
        start.order(ByteOrder.LITTLE_ENDIAN).putInt(32, 32 << 20);
        byte[] largePacket = Vectors.gzip(start.array());
        long before = Allocation.octets();
        try (CaptureReader reader = Vectors.reader(largePacket)) {
            assertThatThrownBy(reader::read)
                    .isInstanceOf(MalformedCaptureException.class)
                    .hasMessageContaining("at most 262144 octets captured of a packet, found 33554432 octets");
        }
        assertThat(Allocation.octets() - before).isLessThan(4 << 20);
    }

    @Test
    void doesNotDecompressTwice() throws IOException {
        assertThatThrownBy(() -> Vectors.reader(Vectors.gzip(Vectors.PCAP_GZIP)))
                .isInstanceOf(MalformedCaptureException.class)
                .hasMessage("at octet 0: required magic number of pcap or pcapng, found 0x1F8B081F");
    }

    @Test
    void leavesTheStreamOpenWhenItsContentIsNoCapture() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream stream = new ByteArrayInputStream(Vectors.gzip(new byte[100])) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThatThrownBy(() -> CaptureReader.of(stream)).isInstanceOf(MalformedCaptureException.class);
        assertThat(closed[0]).isFalse();
    }

    @Test
    void isNotReadAfterItWasClosed() throws IOException {
        CaptureReader reader = Vectors.reader(Vectors.gzip(largeCapture()));
        reader.close();
        reader.close();
        assertThatThrownBy(() -> Vectors.readInto(new ArrayList<>(), reader))
                .isInstanceOf(ClosedChannelException.class);
    }

    /** 2,000 packets, whose octets are compressed to about half. */
    private static byte[] largeCapture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Random random = new Random(1952);
        try (CaptureWriter writer = CaptureWriter.pcap(out, PcapHeader.of(LinkType.ETHERNET))) {
            byte[] octets = new byte[120];
            for (int i = 0; i < 2000; i++) {
                for (int at = 0; at < octets.length; at++) {
                    octets[at] = (byte) random.nextInt(16);
                }
                writer.write(ByteBuffer.wrap(octets), i, octets.length);
            }
        }
        return out.toByteArray();
    }

    private static MalformedCaptureException readUntilMalformed(byte[] file, List<CapturedPacket> packets)
            throws IOException {
        try (CaptureReader reader = Vectors.reader(file)) {
            Vectors.readInto(packets, reader);
        } catch (MalformedCaptureException malformed) {
            return malformed;
        }
        throw new AssertionError("the file was read to its end");
    }
}
