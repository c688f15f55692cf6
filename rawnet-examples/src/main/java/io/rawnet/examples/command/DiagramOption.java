package io.rawnet.examples.command;

import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.diagram.Recording;
import io.rawnet.examples.diagram.Tap;
import io.rawnet.examples.diagram.TimedPacket;
import io.rawnet.examples.tool.NewFile;
import io.rawnet.packet.LinkMode;
import io.rawnet.pcap.CapturedPacket;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that draws a conversation. Nothing here does anything unless the option is given. */
final class DiagramOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--diagram",
            paramLabel = "FILE.svg",
            description = "draw the packets into a file as a sequence diagram")
    private Path file;

    private final Recording recording = new Recording();

    /** {@return the words of the option for another command line; none if it is not given} */
    List<String> words() {
        return file == null
                ? List.of()
                : List.of("--diagram", file.toAbsolutePath().toString());
    }

    /** {@return the file; empty if the option is not given} */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Ends with the message and the exit status for misuse if the file cannot be written. */
    void check() {
        if (file == null) {
            return;
        }
        if (!file.toString().endsWith(".svg")) {
            throw Arguments.misuse(spec, "--diagram draws SVG only: give it a name that ends in .svg");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isWritable(folder) || Files.isDirectory(file)) {
            throw Arguments.misuse(spec, "--diagram cannot write " + file + ": name a file in a folder of yours");
        }
    }

    /** Takes the next packet of a capture. */
    void record(CapturedPacket captured) {
        if (file != null) {
            Packet packet = Packet.decode(captured.linkType(), captured.octets().duplicate());
            recording.add(new TimedPacket(captured.timestamp(), packet));
        }
    }

    /**
     * {@return what draws, when it is closed, the packets that this host has sent and received since}
     *
     * @param mode what the packets begin with
     * @param expression which packets, in the words of pcap-filter(7)
     */
    Closeable watch(LinkMode mode, String expression) throws IOException {
        check();
        if (file == null) {
            return () -> {};
        }
        Tap tap = Tap.open(mode, expression);
        return () -> {
            try (tap) {
                tap.drainTo(recording);
            }
            draw();
        };
    }

    /** Draws what was recorded, if that is anything. A file of the same name is replaced. */
    void draw() throws IOException {
        if (file != null && !recording.isEmpty()) {
            draw(recording, file);
        }
    }

    /** Draws a recording into a file. One of the same name is replaced. */
    static void draw(Recording recording, Path file) throws IOException {
        try (OutputStream out = Channels.newOutputStream(NewFile.open(file))) {
            out.write(recording.drawn().getBytes(StandardCharsets.UTF_8));
        }
    }
}
