package io.rawnet.examples.command;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.Octets;
import io.rawnet.codec.flow.FlowDirection;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.stream.Defragmenter;
import io.rawnet.codec.stream.StreamEnd;
import io.rawnet.codec.stream.TcpReassembler;
import io.rawnet.codec.stream.TcpStream;
import io.rawnet.codec.stream.TcpStreamListener;
import io.rawnet.examples.tool.capture.PacketTaker;
import io.rawnet.pcap.CapturedPacket;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Prints what both sides of TCP streams say. Each line begins with the number of the stream and {@code >} for the side that
 * opened it or {@code <} for the other; {@code >!} and {@code <!} tell of missing octets, so that no text can look like them.
 */
final class StreamPrinter implements TcpStreamListener, PacketTaker {
    /** What a side says without a line feed is printed in pieces of so many octets. */
    private static final int LONGEST_LINE = 1024;

    private static final long NANOSECONDS = 1_000_000_000L;

    private final PrintWriter out;
    private final boolean hex;
    private final Defragmenter defragmenter = new Defragmenter();
    private final TcpReassembler reassembler = new TcpReassembler(this);
    private final Map<TcpStream, Talk> talks = new HashMap<>();
    private long begun;
    private long time;

    StreamPrinter(PrintWriter out, boolean hex) {
        this.out = out;
        this.hex = hex;
    }

    /** Takes a packet; one without a time counts as captured with the one before. */
    @Override
    public void take(CapturedPacket captured) {
        time = captured.timestamp()
                .map(instant -> instant.getEpochSecond() * NANOSECONDS + instant.getNano())
                .orElse(time);
        Packet packet = Packet.decode(captured.linkType(), captured.octets());
        defragmenter.accept(packet, time).ifPresent(whole -> reassembler.accept(whole, time));
        out.flush();
    }

    /** Prints what is left when no more packets come. */
    @Override
    public void close() {
        reassembler.finish();
        out.flush();
    }

    @Override
    public void began(TcpStream stream, long now) {
        Talk talk = new Talk(++begun);
        talks.put(stream, talk);
        out.println(talk.number + "   " + stream.key());
    }

    @Override
    public void data(TcpStream stream, FlowDirection direction, ByteBuffer data, long now) {
        talks.get(stream).say(direction, data);
    }

    @Override
    public void missing(TcpStream stream, FlowDirection direction, long octets, long now) {
        Talk talk = talks.get(stream);
        talk.endLine();
        out.println(talk.mark(direction) + "! " + octets + (octets == 1 ? " octet is" : " octets are") + " missing");
    }

    @Override
    public void ended(TcpStream stream, StreamEnd end, long now) {
        Talk talk = talks.remove(stream);
        talk.endLine();
        out.println(talk.number + "   " + words(end));
    }

    private static String words(StreamEnd end) {
        return switch (end) {
            case FINISHED -> "closed by both sides";
            case RESET -> "reset";
            case REPLACED -> "its ports were used again";
            case IDLE -> "idle for too long";
            case EVICTED -> "given up for newer streams";
            case CAPTURE_ENDED -> "open when the capture ended";
        };
    }

    /** The lines of one stream. What a side says is held back until its line ends, or the other side speaks. */
    private final class Talk {
        private final long number;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private FlowDirection speaker = FlowDirection.FORWARD;

        private Talk(long number) {
            this.number = number;
        }

        private String mark(FlowDirection direction) {
            return number + (direction == FlowDirection.FORWARD ? " >" : " <");
        }

        private void say(FlowDirection direction, ByteBuffer data) {
            if (direction != speaker) {
                endLine();
                speaker = direction;
            }
            if (hex) {
                out.println(mark(direction));
                out.print(HexDump.format(data).indent(4));
                return;
            }
            while (data.hasRemaining()) {
                byte octet = data.get();
                if (octet != '\n' && line.size() == LONGEST_LINE) {
                    printLine();
                }
                line.write(octet);
                if (octet == '\n') {
                    printLine();
                }
            }
        }

        private void endLine() {
            if (line.size() > 0) {
                printLine();
            }
        }

        private void printLine() {
            String text = Readable.text(Octets.of(line.toByteArray())).replace("\n", "");
            out.println(text.isEmpty() ? mark(speaker) : mark(speaker) + " " + text);
            line.reset();
        }
    }
}
