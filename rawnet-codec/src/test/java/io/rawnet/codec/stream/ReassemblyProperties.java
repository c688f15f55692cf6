package io.rawnet.codec.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.flow.FlowDirection;
import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.flow.FlowLimits;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ReassemblyProperties {

    private static final FlowKey KEY = FlowKey.of(IpProtocol.TCP, Conversation.CLIENT, 40000, Conversation.SERVER, 80);

    /** A piece of what one side says. */
    private record Piece(FlowDirection direction, int from, int to) {}

    /** Keeps what each side says, and what is missing. */
    private static final class Sides implements TcpStreamListener {
        private final ByteArrayOutputStream[] said = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
        private final long[] missing = new long[2];
        private final List<StreamEnd> ends = new ArrayList<>();

        @Override
        public void data(TcpStream stream, FlowDirection direction, ByteBuffer data, long time) {
            byte[] octets = new byte[data.remaining()];
            data.get(octets);
            said[direction.ordinal()].writeBytes(octets);
        }

        @Override
        public void missing(TcpStream stream, FlowDirection direction, long octets, long time) {
            said[direction.ordinal()].writeBytes(new byte[(int) octets]);
            missing[direction.ordinal()] += octets;
        }

        @Override
        public void ended(TcpStream stream, StreamEnd end, long time) {
            ends.add(end);
        }
    }

    /** Cut anywhere, overlapping, sent again and in any order: each side's octets come out as they were said. */
    @Property
    void anySegmentsInAnyOrderGiveTheStreamAgain(
            @ForAll @IntRange(max = 400) int size,
            @ForAll @IntRange(max = 400) int otherSize,
            @ForAll @IntRange(min = 1, max = 120) int longest,
            @ForAll int firstSequenceNumber,
            @ForAll int otherSequenceNumber,
            @ForAll long seed) {
        Random random = new Random(seed);
        byte[][] said = {new byte[size], new byte[otherSize]};
        random.nextBytes(said[0]);
        random.nextBytes(said[1]);
        long[] initial = {Integer.toUnsignedLong(firstSequenceNumber), Integer.toUnsignedLong(otherSequenceNumber)};
        List<Piece> pieces = new ArrayList<>();
        for (FlowDirection direction : FlowDirection.values()) {
            pieces.addAll(pieces(direction, said[direction.ordinal()].length, longest, random));
        }
        Collections.shuffle(pieces, random);
        Sides sides = new Sides();
        TcpReassembler reassembler = new TcpReassembler(sides);
        send(reassembler, FlowDirection.FORWARD, TcpHeader.SYN, initial[0], new byte[0]);
        send(reassembler, FlowDirection.BACKWARD, TcpHeader.SYN | TcpHeader.ACK, initial[1], new byte[0]);
        for (Piece piece : pieces) {
            int side = piece.direction().ordinal();
            byte[] data = Arrays.copyOfRange(said[side], piece.from(), piece.to());
            boolean isLast = piece.to() == said[side].length;
            long sequenceNumber = SequenceNumber.plus(initial[side], 1 + piece.from());
            send(reassembler, piece.direction(), isLast ? TcpHeader.FIN : 0, sequenceNumber, data);
        }
        assertThat(sides.said[0].toByteArray()).isEqualTo(said[0]);
        assertThat(sides.said[1].toByteArray()).isEqualTo(said[1]);
        assertThat(sides.missing).containsExactly(0, 0);
        assertThat(sides.ends).containsExactly(StreamEnd.FINISHED);
        assertThat(reassembler.waitingOctets()).isZero();
    }

    /** Pieces that cover everything, some twice and overlapping; the last octet and FIN come together. */
    private static List<Piece> pieces(FlowDirection direction, int size, int longest, Random random) {
        List<Piece> pieces = new ArrayList<>();
        int covered = 0;
        do {
            int from = Math.max(0, covered - random.nextInt(longest));
            int to = Math.min(size, covered + 1 + random.nextInt(longest));
            pieces.add(new Piece(direction, from, to));
            if (random.nextInt(4) == 0) {
                pieces.add(pieces.get(random.nextInt(pieces.size())));
            }
            covered = to;
        } while (covered < size);
        return pieces;
    }

    /** Some pieces never come: what came stands where it was said, the rest is counted, and nothing else. */
    @Property
    void whatNeverComesIsCountedAndTheRestIsRight(
            @ForAll @IntRange(min = 1, max = 400) int size,
            @ForAll @IntRange(min = 1, max = 60) int longest,
            @ForAll int sequenceNumber,
            @ForAll boolean isAcknowledged,
            @ForAll long seed) {
        Random random = new Random(seed);
        byte[] said = new byte[size];
        for (int i = 0; i < size; i++) {
            said[i] = (byte) (1 + random.nextInt(255)); // 0 stands for what is missing
        }
        boolean[] came = new boolean[size];
        List<Piece> pieces = pieces(FlowDirection.FORWARD, size, longest, random);
        pieces.removeIf(piece -> random.nextInt(3) == 0);
        Collections.shuffle(pieces, random);
        Sides sides = new Sides();
        TcpReassembler reassembler = new TcpReassembler(sides);
        long initial = Integer.toUnsignedLong(sequenceNumber);
        send(reassembler, FlowDirection.FORWARD, TcpHeader.SYN, initial, new byte[0]);
        for (Piece piece : pieces) {
            byte[] data = Arrays.copyOfRange(said, piece.from(), piece.to());
            send(reassembler, FlowDirection.FORWARD, 0, SequenceNumber.plus(initial, 1 + piece.from()), data);
            Arrays.fill(came, piece.from(), piece.to(), true);
        }
        if (isAcknowledged) {
            TcpHeader acknowledgment = TcpHeader.builder()
                    .controlBits(TcpHeader.ACK)
                    .acknowledgmentNumber(SequenceNumber.plus(initial, 1 + size))
                    .build();
            reassembler.accept(KEY.reversed(), acknowledgment, ByteBuffer.allocate(0), 0);
            assertThat(reassembler.waitingOctets()).isZero();
        }
        reassembler.finish();
        int end = size;
        while (end > 0 && !came[end - 1]) {
            end--;
        }
        byte[] expected = Arrays.copyOf(said, end);
        int lost = 0;
        for (int i = 0; i < end; i++) {
            expected[i] = came[i] ? expected[i] : 0;
            lost += came[i] ? 0 : 1;
        }
        assertThat(sides.said[0].toByteArray()).isEqualTo(expected);
        assertThat(sides.missing[0]).isEqualTo(lost);
        assertThat(sides.ends).containsExactly(StreamEnd.CAPTURE_ENDED);
    }

    /** Few sequence numbers, ports and times, so that segments meet, overlap and contradict each other. */
    @Property
    void anySegmentsStayWithinTheLimits(@ForAll long seed, @ForAll @IntRange(max = 300) int segments) {
        Random random = new Random(seed);
        StreamLimits limits = new StreamLimits(new FlowLimits(3, Duration.ofNanos(40)), 1200, 700);
        Checked checked = new Checked();
        TcpReassembler reassembler = new TcpReassembler(limits, checked);
        long captured = 0;
        long time = Long.MAX_VALUE - 200; // clocks may wrap around
        for (int i = 0; i < segments; i++) {
            FlowKey key = FlowKey.of(
                    IpProtocol.TCP, Conversation.CLIENT, random.nextInt(4), Conversation.SERVER, random.nextInt(2));
            TcpHeader header = TcpHeader.builder()
                    .sequenceNumber(number(random))
                    .acknowledgmentNumber(number(random))
                    .controlBits(random.nextInt(4) == 0 ? random.nextInt(256) : TcpHeader.ACK)
                    .build();
            boolean isBare = header.has(TcpHeader.RST) || random.nextInt(3) == 0;
            byte[] data = new byte[isBare ? 0 : random.nextInt(40)];
            reassembler.accept(random.nextBoolean() ? key : key.reversed(), header, ByteBuffer.wrap(data), time);
            captured += data.length;
            time += random.nextInt(5) - 1;
            assertThat(reassembler.streams()).isBetween(0, 3);
            assertThat(reassembler.waitingOctets()).isBetween(0L, 1200L);
        }
        reassembler.finish();
        assertThat(reassembler.streams()).isZero();
        assertThat(reassembler.waitingOctets()).isZero();
        assertThat(checked.allEnded()).isTrue();
        assertThat(checked.accounted()).isEqualTo(captured);
    }

    private static long number(Random random) {
        long near = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(60) - 20;
        return near & 0xFFFF_FFFFL;
    }

    private static void send(
            TcpReassembler reassembler, FlowDirection direction, int controlBits, long sequenceNumber, byte[] data) {
        TcpHeader header = TcpHeader.builder()
                .controlBits(controlBits)
                .sequenceNumber(sequenceNumber)
                .build();
        FlowKey key = direction == FlowDirection.FORWARD ? KEY : KEY.reversed();
        reassembler.accept(key, header, ByteBuffer.wrap(data), 0);
    }
}
