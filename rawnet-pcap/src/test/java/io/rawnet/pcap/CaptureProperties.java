package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.number.LinkType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CaptureProperties {

    /** Small enough that mutated lengths often lie between what is there and what is allowed. */
    private static final CaptureLimits LIMITS = new CaptureLimits(1 << 20, 1 << 20);

    /** No deflated octet stands for more octets than this. */
    private static final int LARGEST_DEFLATE_RATIO = 1032;

    @Property
    void pcapGivesBackWhatWasWritten(
            @ForAll("orders") ByteOrder order,
            @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 1L << 61) Long> times,
            @ForAll Random random)
            throws IOException {
        PcapHeader header = PcapHeader.of(new LinkType(random.nextInt(65_536))).withByteOrder(order);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ByteBuffer> octets = new ArrayList<>();
        try (PcapWriter writer = CaptureWriter.pcap(out, header)) {
            for (long time : times) {
                octets.add(randomOctets(random));
                writer.write(octets.get(octets.size() - 1).duplicate(), time, 0xFFFF_FFFFL);
            }
        }
        try (PcapReader reader = (PcapReader) Vectors.reader(out.toByteArray())) {
            assertThat(reader.header()).isEqualTo(header);
            for (int i = 0; i < times.size(); i++) {
                CapturedPacket packet = reader.read().orElseThrow();
                assertThat(packet.timestamp()).contains(Instant.ofEpochSecond(0, times.get(i)));
                assertThat(packet.octets()).isEqualTo(octets.get(i));
                assertThat(packet.originalLength()).isEqualTo(0xFFFF_FFFFL);
            }
            assertThat(reader.read()).isEmpty();
        }
    }

    @Property
    void pcapngGivesBackWhatWasWritten(
            @ForAll("orders") ByteOrder order,
            @ForAll("orders") ByteOrder packetOrder,
            @ForAll("options") List<BlockOption> options,
            @ForAll @LongRange(min = 0) long time,
            @ForAll @LongRange(min = 0, max = 0xFFFF_FFFFL) long originalLength,
            @ForAll Random random)
            throws IOException {
        BlockOptions.Builder builder = BlockOptions.builder(packetOrder);
        options.forEach(option -> builder.add(option.code(), option.value()));
        CapturedPacket packet = new CapturedPacket(
                InterfaceDescriptionBlock.of(new LinkType(random.nextInt(65_536)), "name"),
                Optional.of(Instant.ofEpochSecond(0, time)),
                originalLength,
                randomOctets(random),
                builder.build());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = CaptureWriter.pcapng(out, Vectors.section(order))) {
            writer.write(packet);
            writer.write(packet);
        }
        List<CapturedPacket> read = Vectors.packets(out.toByteArray());
        assertThat(read).hasSize(2);
        for (CapturedPacket one : read) {
            assertThat(one.timestamp()).isEqualTo(packet.timestamp());
            assertThat(one.octets()).isEqualTo(packet.octets());
            assertThat(one.linkType()).isEqualTo(packet.linkType());
            assertThat(one.originalLength()).isEqualTo(originalLength);
            assertThat(one.options().list()).isEqualTo(options);
        }
        assertThat(Vectors.copy(out.toByteArray())).isEqualTo(out.toByteArray());
    }

    @Property
    void decimalTimestampsSurvive(@ForAll @IntRange(max = 9) int exponent, @ForAll long units, @ForAll int offset) {
        TimestampResolution resolution = new TimestampResolution(exponent);
        resolution.toInstant(units, offset).ifPresent(instant -> assertThat(resolution.toUnits(instant, offset))
                .isEqualTo(units));
    }

    @Property
    void everyTimestampIsAnInstantOrNone(
            @ForAll @IntRange(max = 255) int code, @ForAll long units, @ForAll long offset) {
        Optional<Instant> instant = new TimestampResolution(code).toInstant(units, offset);
        if ((code & 0x7F) >= 10 && offset == 0) {
            assertThat(instant).isPresent();
        }
    }

    @Property
    void gzipMembersGiveBackWhatWasWritten(
            @ForAll("plainFiles") byte[] file, @ForAll @Size(max = 6) List<@IntRange(max = 300) Integer> lengths)
            throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        int from = 0;
        for (int length : lengths) {
            int to = Math.min(file.length, from + length);
            members.write(Vectors.gzip(Arrays.copyOfRange(file, from, to)));
            from = to;
        }
        members.write(Vectors.gzip(Arrays.copyOfRange(file, from, file.length)));
        assertThat(Vectors.packets(members.toByteArray())).isEqualTo(Vectors.packets(file));
    }

    @Property(tries = 30_000)
    void noOctetsEndInAnUncheckedException(@ForAll("files") byte[] file, @ForAll Random random) throws IOException {
        byte[] mutated = file.clone();
        mutate(mutated, random);
        readAll(mutated);
        readAll(Arrays.copyOf(mutated, random.nextInt(mutated.length + 1)));
    }

    @Property(tries = 5000)
    void noGzipFileEndsInAnUncheckedException(@ForAll("files") byte[] file, @ForAll Random random) throws IOException {
        byte[] mutated = file.clone();
        if (random.nextBoolean()) {
            mutate(mutated, random);
        }
        byte[] gzip = Vectors.gzip(mutated);
        readAll(gzip);
        mutate(gzip, random);
        readAll(gzip);
    }

    @Property(tries = 5000)
    void noBlockEndsInAnUncheckedException(
            @ForAll("bodies") byte[] body, @ForAll @IntRange(min = 0, max = 8) int type) {
        ByteBuffer file = ByteBuffer.allocate(28 + 20 + 12 + body.length);
        file.put(Vectors.hex(Vectors.SECTION_BIG + Vectors.INTERFACE_BIG));
        file.putInt(type).putInt(12 + body.length).put(body).putInt(12 + body.length);
        readAll(file.array());
    }

    @Property(tries = 5000)
    void noOptionsEndInAnUncheckedException(@ForAll byte[] octets, @ForAll("orders") ByteOrder order) {
        BlockOptions options = BlockOptions.of(ByteBuffer.wrap(octets).order(order));
        int read = options.list().stream()
                .mapToInt(option -> 4 + Block.padded(option.value().remaining()))
                .sum();
        options.malformed()
                .ifPresent(rest -> assertThat(read + rest.remaining()).isEqualTo(octets.length));
        assertThat(options.octets()).isEqualTo(ByteBuffer.wrap(octets));
        touch(options);
    }

    @Provide
    Arbitrary<byte[]> plainFiles() {
        return Arbitraries.of(
                Vectors.PCAP,
                Vectors.PCAP_NANOSECONDS,
                Vectors.PCAP_MODIFIED,
                Vectors.PCAP_MODIFIED_BIG,
                Vectors.PCAP_2_3,
                Vectors.PCAPNG);
    }

    @Provide
    Arbitrary<byte[]> files() {
        return Arbitraries.oneOf(plainFiles(), Arbitraries.just(Vectors.PCAP_GZIP));
    }

    @Provide
    Arbitrary<ByteOrder> orders() {
        return Arbitraries.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN);
    }

    /** Options whose values do not change with the byte order. */
    @Provide
    Arbitrary<List<BlockOption>> options() {
        Arbitrary<Integer> codes = Arbitraries.of(1, EnhancedPacketBlock.HASH, 8, 100, 0x8001, 65_535);
        Arbitrary<byte[]> values = Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
        return Combinators.combine(codes, values)
                .as((code, value) -> new BlockOption(code, ByteBuffer.wrap(value)))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<Byte> mostlySmall = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of((byte) 0)),
                Tuple.of(2, Arbitraries.bytes().between((byte) 1, (byte) 20)),
                Tuple.of(1, Arbitraries.bytes()));
        return Arbitraries.integers()
                .between(0, 16)
                .flatMap(words -> mostlySmall.array(byte[].class).ofSize(4 * words));
    }

    private static ByteBuffer randomOctets(Random random) {
        byte[] octets = new byte[random.nextInt(10) == 0 ? random.nextInt(150_000) : random.nextInt(100)];
        random.nextBytes(octets);
        return ByteBuffer.wrap(octets);
    }

    /** Changes up to four places. */
    private static void mutate(byte[] file, Random random) {
        int mutations = 1 + random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            mutateOnce(file, random);
        }
    }

    private static void mutateOnce(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        switch (random.nextInt(4)) {
            case 0 -> file[at] = (byte) random.nextInt();
            case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                int word = random.nextInt(file.length / 4 - 1) * 4;
                ByteBuffer.wrap(file).putInt(word, random.nextInt() >>> random.nextInt(32));
            }
            default -> {
                int word = random.nextInt(file.length / 4 - 1) * 4;
                int value = random.nextInt() >>> random.nextInt(32);
                ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(word, value);
            }
        }
    }

    private static void readAll(byte[] file) {
        readPackets(file);
        readBlocks(file);
    }

    /** Reads ahead to the link type, then the blocks as far as they go. */
    private static void readBlocks(byte[] file) {
        try (CaptureReader reader = Vectors.reader(file, LIMITS)) {
            Optional<LinkType> linkType = linkType(reader);
            if (reader instanceof PcapngReader pcapng) {
                for (Optional<Block> block = pcapng.readBlock(); block.isPresent(); block = pcapng.readBlock()) {
                    assertThat(block.get().toString()).isNotEmpty();
                }
            }
            assertThat(linkType(reader)).isEqualTo(linkType);
        } catch (MalformedCaptureException malformed) {
            assertThat(malformed.offset()).isNotNegative();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Optional<LinkType> linkType(CaptureReader reader) throws IOException {
        try {
            return Optional.of(reader.linkType());
        } catch (MalformedCaptureException none) {
            return Optional.empty();
        }
    }

    private static void readPackets(byte[] file) {
        try (CaptureReader reader = Vectors.reader(file, LIMITS)) {
            for (Optional<CapturedPacket> packet = reader.read(); packet.isPresent(); packet = reader.read()) {
                touch(packet.get());
            }
            if (reader instanceof PcapngReader) {
                assertThat(Vectors.copy(file)).isEqualTo(content(file));
            }
        } catch (MalformedCaptureException malformed) {
            assertThat(malformed.offset()).isBetween(0L, (long) file.length * LARGEST_DEFLATE_RATIO);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What the file is, or decompresses to with the JDK. */
    private static byte[] content(byte[] file) throws IOException {
        boolean gzip = file[0] == 0x1F && file[1] == (byte) 0x8B;
        return gzip ? new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes() : file;
    }

    private static void touch(CapturedPacket packet) throws IOException {
        assertThat(packet.toString()).isNotEmpty();
        assertThat(packet.captureInterface().toString()).isNotEmpty();
        assertThat(packet.flags().map(PacketFlags::direction)).isNotNull();
        touch(packet.options());
        touch(packet.captureInterface().options());
    }

    private static void touch(BlockOptions options) {
        for (BlockOption option : options.list()) {
            assertThat(option.text()).isNotNull();
            assertThat(option.integer().isPresent())
                    .isEqualTo(List.of(1, 2, 4, 8).contains(option.value().remaining()));
        }
        ByteOrder other = options.byteOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        assertThat(options.inOrder(other, EnhancedPacketBlock::wordLength).list())
                .extracting(BlockOption::code)
                .isEqualTo(options.list().stream().map(BlockOption::code).toList());
    }
}
