package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapReaderTest {

    @Test
    void readsMicrosecondsInLittleEndian() throws IOException {
        List<CapturedPacket> packets = Vectors.packets(Vectors.PCAP);
        assertThat(packets).hasSize(2);
        CapturedPacket first = packets.get(0);
        assertThat(first.timestamp()).contains(Instant.parse("2020-09-13T12:26:40.123456Z"));
        assertThat(first.linkType()).isEqualTo(LinkType.ETHERNET);
        assertThat(Vectors.reader(Vectors.PCAP).linkType()).isEqualTo(LinkType.ETHERNET);
        assertThat(first.capturedLength()).isEqualTo(4);
        assertThat(first.originalLength()).isEqualTo(60);
        assertThat(first.truncated()).isTrue();
        assertThat(first.octets()).isEqualTo(Vectors.octets("DEADBEEF"));
        assertThat(first.options().isEmpty()).isTrue();
        assertThat(first).hasToString("2020-09-13T12:26:40.123456Z LINKTYPE_ETHERNET, 4 of 60 octets");
        assertThat(packets.get(1).octets().hasRemaining()).isFalse();
        assertThat(packets.get(1).truncated()).isFalse();
    }

    @Test
    void readsNanosecondsInBigEndian() throws IOException {
        CapturedPacket packet = Vectors.packets(Vectors.PCAP_NANOSECONDS).get(0);
        assertThat(packet.timestamp()).contains(Instant.parse("2020-09-13T12:26:40.123456789Z"));
        assertThat(packet.octets()).isEqualTo(Vectors.octets("010203"));
    }

    @Test
    void keepsTheFrameCheckSequenceBits() throws IOException {
        try (PcapReader reader = (PcapReader) Vectors.reader(Vectors.PCAP_NANOSECONDS)) {
            assertThat(reader.header().byteOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
            assertThat(reader.header().linkInformation()).isEqualTo(0x2400);
            assertThat(reader.header().linkType()).isEqualTo(LinkType.ETHERNET);
            assertThat(reader.header().frameCheckSequenceLength()).hasValue(4);
            assertThat(reader.header().snapLength()).isEqualTo(262_144);
        }
        try (PcapReader reader = (PcapReader) Vectors.reader(Vectors.PCAP)) {
            assertThat(reader.header().frameCheckSequenceLength()).isEmpty();
        }
    }

    @Test
    void deliversEverythingBeforeATruncationAtAnyLength() throws IOException {
        for (byte[] file : List.of(Vectors.PCAP, Vectors.PCAP_NANOSECONDS)) {
            List<CapturedPacket> whole = Vectors.packets(file);
            for (int length = 0; length < file.length; length++) {
                byte[] cut = Arrays.copyOf(file, length);
                List<CapturedPacket> packets = new ArrayList<>();
                boolean betweenRecords = length == 24 || file == Vectors.PCAP && length == 44;
                try (CaptureReader reader = Vectors.reader(cut)) {
                    Vectors.readInto(packets, reader);
                    assertThat(betweenRecords)
                            .as("length %d is no error", length)
                            .isTrue();
                } catch (MalformedCaptureException malformed) {
                    assertThat(betweenRecords)
                            .as("length %d is an error", length)
                            .isFalse();
                    assertThat(malformed.offset()).isLessThanOrEqualTo(length);
                }
                assertThat(packets).isEqualTo(whole.subList(0, packets.size()));
                assertThat(packets).hasSize(length >= 44 && file == Vectors.PCAP ? 1 : 0);
            }
        }
    }

    @Test
    void saysWhatATruncatedRecordLacks() throws IOException {
        try (CaptureReader reader = Vectors.reader(Arrays.copyOf(Vectors.PCAP, 42))) {
            MalformedCaptureException malformed = catchThrowableOfType(MalformedCaptureException.class, reader::read);
            assertThat(malformed.offset()).isEqualTo(40);
            assertThat(malformed.required()).isEqualTo("4 octets of packet data");
            assertThat(malformed.found()).isEqualTo("2 octets");
            assertThat(malformed).hasMessage("at octet 40: required 4 octets of packet data, found 2 octets");
            assertThatThrownBy(reader::read).isSameAs(malformed);
        }
    }

    @Test
    void believesNoLengthBeyondTheLimit() throws IOException {
        byte[] file = Vectors.PCAP.clone();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(32, 262_145);
        try (CaptureReader reader = Vectors.reader(file)) {
            MalformedCaptureException malformed = catchThrowableOfType(MalformedCaptureException.class, reader::read);
            assertThat(malformed.offset()).isEqualTo(32);
            assertThat(malformed.found()).isEqualTo("262145 octets");
        }
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(32, -1);
        try (CaptureReader reader = Vectors.reader(file)) {
            assertThatThrownBy(reader::read)
                    .isInstanceOf(MalformedCaptureException.class)
                    .hasMessageContaining("4294967295 octets");
        }
    }

    @Test
    void allocatesNoMoreThanIsThereForALengthInsideALargeLimit() throws IOException {
        byte[] file = Vectors.PCAP.clone();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(32, Integer.MAX_VALUE);
        CaptureLimits limits = new CaptureLimits(Integer.MAX_VALUE, 1 << 20);
        // an allocation of the length said would be an OutOfMemoryError: no array can have that many octets
        try (CaptureReader reader = Vectors.reader(file, limits)) {
            assertThatThrownBy(reader::read)
                    .isInstanceOf(MalformedCaptureException.class)
                    .hasMessageContaining("2147483647 octets of packet data, found 20 octets");
        }
    }

    @Test
    void readsAPacketLargerThanAChunk() throws IOException {
        byte[] file = Arrays.copyOf(Vectors.PCAP, 40 + 200_000);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(32, 200_000);
        for (int i = 40; i < file.length; i++) {
            file[i] = (byte) (i * 31 >>> 3);
        }
        CapturedPacket packet = Vectors.packets(file).get(0);
        assertThat(packet.octets()).isEqualTo(ByteBuffer.wrap(file, 40, 200_000));
    }

    @Test
    void rejectsOtherVersions() {
        for (String version : List.of("0000 0000", "0100 0400", "0200 0500", "0300 0000", "1F02 0100")) {
            byte[] file = Vectors.PCAP.clone();
            Vectors.octets(version).get(file, 4, 4);
            assertThatThrownBy(() -> Vectors.reader(file))
                    .isInstanceOf(MalformedCaptureException.class)
                    .hasMessage("at octet 4: required pcap version 2.0 to 2.4, found version "
                            + (file[4] + file[5] * 256) + "." + file[6]);
        }
    }

    @Test
    void rejectsWhatIsNoCaptureFile() {
        assertThatThrownBy(() -> Vectors.reader(Vectors.hex("504B030414000000")))
                .isInstanceOf(MalformedCaptureException.class)
                .hasMessage("at octet 0: required magic number of pcap or pcapng, found 0x504B0304");
    }

    @Test
    void keepsFractionsOfMoreThanASecond() throws IOException {
        byte[] file = Vectors.PCAP.clone();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(24, -1).putInt(28, -1);
        assertThat(Vectors.packets(file).get(0).timestamp())
                .contains(Instant.ofEpochSecond(4_294_967_295L + 4294, 967_295_000));
    }

    @Test
    void closesTheFileItCannotRead(@TempDir Path directory) throws IOException {
        Path path = Files.write(directory.resolve("empty.pcap"), new byte[0]);
        assertThatThrownBy(() -> CaptureReader.open(path))
                .isInstanceOf(MalformedCaptureException.class)
                .hasMessage("at octet 0: required 4 octets of magic number, found 0 octets");
    }
}
