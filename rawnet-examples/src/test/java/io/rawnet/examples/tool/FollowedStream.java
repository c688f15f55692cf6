package io.rawnet.examples.tool;

import io.rawnet.codec.Octets;
import io.rawnet.codec.flow.FlowDirection;
import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.stream.Defragmenter;
import io.rawnet.codec.stream.TcpReassembler;
import io.rawnet.codec.stream.TcpStream;
import io.rawnet.codec.stream.TcpStreamListener;
import io.rawnet.pcap.CaptureReader;
import io.rawnet.pcap.CapturedPacket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What two programs said to each other in a capture file, as rawnet or tshark tells it.
 *
 * @param said what each said, by its address and port, with tshark's words for what is missing
 */
record FollowedStream(Map<String, Octets> said) {
    /** What tshark calls the sides of a stream that there is not. */
    private static final String NOBODY = ":0\n";

    private static final Pattern STREAM = Pattern.compile("(?m)^Filter: tcp.stream eq (\\d+)$");

    /** {@return the TCP streams of a file as rawnet follows them, in the order in which they begin} */
    static List<FollowedStream> byRawnet(Path file) throws IOException {
        Map<TcpStream, Map<String, Side>> streams = new LinkedHashMap<>();
        Recorder recorder = new Recorder(streams);
        TcpReassembler reassembler = new TcpReassembler(recorder);
        Defragmenter defragmenter = new Defragmenter();
        long time = 0;
        try (CaptureReader reader = CaptureReader.open(file)) {
            for (Optional<CapturedPacket> next = reader.read(); next.isPresent(); next = reader.read()) {
                Packet packet = Packet.decode(next.get().linkType(), next.get().octets());
                long now = ++time;
                defragmenter.accept(packet, now).ifPresent(whole -> reassembler.accept(whole, now));
            }
        }
        recorder.stop();
        reassembler.finish();
        return streams.values().stream().map(FollowedStream::of).toList();
    }

    private static FollowedStream of(Map<String, Side> sides) {
        Map<String, Octets> said = new TreeMap<>();
        sides.forEach((name, side) -> said.put(name, Octets.of(side.said.toByteArray())));
        return new FollowedStream(said);
    }

    /** What one side says. tshark does not tell what is missing behind the last data, so that is written down with the next. */
    private static final class Side {
        private final ByteArrayOutputStream said = new ByteArrayOutputStream();
        private String missing = "";

        private void say(ByteBuffer data) {
            said.writeBytes(missing.getBytes(StandardCharsets.US_ASCII));
            missing = "";
            said.writeBytes(Octets.copyOf(data).toArray());
        }
    }

    /**
     * Writes down what each side says, until it is stopped. It is stopped before the end of the capture is told: what waits
     * then for data that nobody acknowledged is told by rawnet, and never by tshark.
     */
    private static final class Recorder implements TcpStreamListener {
        private final Map<TcpStream, Map<String, Side>> streams;
        private boolean stopped;

        Recorder(Map<TcpStream, Map<String, Side>> streams) {
            this.streams = streams;
        }

        void stop() {
            stopped = true;
        }

        @Override
        public void began(TcpStream stream, long time) {
            Map<String, Side> sides = new TreeMap<>();
            for (FlowDirection direction : FlowDirection.values()) {
                sides.put(name(stream, direction), new Side());
            }
            streams.put(stream, sides);
        }

        private static String name(TcpStream stream, FlowDirection direction) {
            FlowKey key = direction == FlowDirection.FORWARD
                    ? stream.key()
                    : stream.key().reversed();
            return key.source() + ":" + key.sourcePort().orElseThrow();
        }

        private Side side(TcpStream stream, FlowDirection direction) {
            return streams.get(stream).get(name(stream, direction));
        }

        @Override
        public void data(TcpStream stream, FlowDirection direction, ByteBuffer data, long time) {
            if (!stopped) {
                side(stream, direction).say(data);
            }
        }

        @Override
        public void missing(TcpStream stream, FlowDirection direction, long octets, long time) {
            side(stream, direction).missing += "[" + octets + " bytes missing in capture file]\0";
        }
    }

    /**
     * {@return the TCP streams of a file as {@code tshark -z follow,tcp,raw,N} follows them}
     *
     * @param most how many to ask for
     */
    static List<FollowedStream> byTshark(Path file, int most) throws IOException {
        List<String> words = new ArrayList<>(List.of("tshark", "-r", file.toString(), "-q"));
        for (int number = 0; number < most; number++) {
            words.addAll(List.of("-z", "follow,tcp,raw," + number));
        }
        String output = output(words);
        Map<Integer, FollowedStream> streams = new TreeMap<>();
        for (String section : output.split("(?m)^Follow: tcp,raw$")) {
            Matcher number = STREAM.matcher(section);
            if (number.find() && !section.contains("Node 0: " + NOBODY)) {
                streams.put(
                        Integer.valueOf(number.group(1)), parsed(section.lines().toList()));
            }
        }
        return List.copyOf(streams.values());
    }

    private static String output(List<String> words) throws IOException {
        return Tool.output(new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Lines of hexadecimal digits; a tab precedes those of node 1. */
    private static FollowedStream parsed(List<String> lines) {
        String[] nodes = new String[2];
        ByteArrayOutputStream[] said = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
        for (String line : lines) {
            if (line.startsWith("Node ")) {
                nodes[line.charAt(5) - '0'] =
                        line.substring("Node 0: ".length()).replaceAll("[\\[\\]]", "");
            } else if (line.matches("\t?[0-9a-f]+")) {
                said[line.startsWith("\t") ? 1 : 0].writeBytes(HexFormat.of().parseHex(line.strip()));
            }
        }
        Map<String, Octets> sides = new TreeMap<>();
        for (int node = 0; node < 2; node++) {
            sides.put(nodes[node], Octets.of(said[node].toByteArray()));
        }
        return new FollowedStream(sides);
    }
}
