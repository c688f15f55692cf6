package io.rawnet.examples.command;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.codec.number.LinkType;
import io.rawnet.packet.HardwareType;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkStatistics;
import io.rawnet.packet.PacketRing;
import io.rawnet.packet.PacketSocket;
import io.rawnet.packet.PacketType;
import io.rawnet.packet.ReceivedFrame;
import io.rawnet.packet.RingBlock;
import io.rawnet.packet.RingFrame;
import io.rawnet.packet.StrippedVlanTag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet capture}. */
@Command(
        name = "capture",
        description = "Prints or saves the packets of an interface, from the link header on.",
        mixinStandardHelpOptions = true)
public final class CaptureCommand implements Callable<Integer> {
    private static final int LONGEST_FRAME = 1 << 17;
    private static final long NANOSECONDS = 1_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InterfaceChoice interfaceChoice;

    @Mixin
    private PacketPrinter printer;

    @Option(names = "--count", paramLabel = "N", description = "end after so many packets")
    private long count = Long.MAX_VALUE;

    @Option(names = "--ring", description = "receive through memory shared with the kernel")
    private boolean ring;

    @Option(
            names = "-w",
            paramLabel = "FILE",
            description = "write a file instead of printing: pcapng if its name ends so, else pcap")
    private Path path;

    @Option(names = "--packet-buffered", description = "write each packet at once, so that others can read the file")
    private boolean packetBuffered;

    @Parameters(
            paramLabel = "EXPRESSION",
            arity = "0..*",
            description = "which packets, in the words of pcap-filter(7)")
    private List<String> words = List.of();

    private final CountDownLatch done = new CountDownLatch(1);
    private LinkType linkType;
    private CaptureFile file;
    private volatile LinkStatistics counted;
    private long captured;

    /** Made by picocli. */
    public CaptureCommand() {}

    @Override
    public Integer call() throws IOException, BpfSyntaxException {
        LinkInterface on = interfaceChoice.choose();
        linkType = linkType(on);
        BpfProgram filter = filter(String.join(" ", words));
        try (PacketSocket<?> socket = ring ? PacketRing.builder().open() : LinkChannel.open(LinkMode.RAW);
                CaptureFile opened = path == null ? null : CaptureFile.create(path, linkType, on.name())) {
            file = opened;
            if (file != null) {
                file.flushEachPacket(packetBuffered);
            }
            socket.attachFilter(filter).bind(on, PacketSocket.ALL_PROTOCOLS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(socket)));
            spec.commandLine().getErr().println("rawnet capture: listening on " + on.name());
            receive(socket);
            if (file != null) {
                file.writeStatistics(counted == null ? socket.statistics() : counted);
            }
            spec.commandLine()
                    .getErr()
                    .println("rawnet capture: " + captured + (captured == 1 ? " packet" : " packets"));
        } finally {
            done.countDown();
        }
        return 0;
    }

    /** On Ethernet the kernel keeps the outer VLAN tag beside the frame, where only a filter for sockets looks. */
    private BpfProgram filter(String expression) throws BpfSyntaxException {
        FilterCompiler compiler = linkType.equals(LinkType.ETHERNET)
                ? FilterCompiler.forSocket(SocketKind.PACKET_RAW)
                : FilterCompiler.forLinkType(linkType);
        return compiler.withNames(new SystemNames()).compile(expression);
    }

    private static LinkType linkType(LinkInterface on) throws IOException {
        HardwareType hardware = on.hardwareType();
        if (hardware.equals(HardwareType.ETHERNET) || hardware.equals(HardwareType.LOOPBACK)) {
            return LinkType.ETHERNET;
        } else if (hardware.equals(HardwareType.NONE)) {
            return LinkType.RAW;
        }
        throw new IOException(on.name() + " is of type " + hardware + ", whose link header is not known here");
    }

    private void receive(PacketSocket<?> socket) throws IOException {
        try {
            if (socket instanceof PacketRing shared) {
                receive(shared);
            } else {
                receive((LinkChannel) socket);
            }
        } catch (ClosedChannelException ended) {
            // by a signal: what has been captured so far is complete
        }
    }

    private void receive(LinkChannel channel) throws IOException {
        channel.setOption(ChannelOptions.TIMESTAMP, true);
        ByteBuffer octets = ByteBuffer.allocateDirect(LONGEST_FRAME);
        while (captured < count) {
            ReceivedFrame frame = channel.receive(octets.clear());
            Instant time = frame.timestamp().orElseGet(Instant::now);
            long nanoseconds = time.getEpochSecond() * NANOSECONDS + time.getNano();
            take(frame.packetType(), octets.flip(), frame.vlanTag(), nanoseconds, frame.originalLength());
        }
    }

    private void receive(PacketRing shared) throws IOException {
        while (captured < count) {
            try (RingBlock block = shared.poll()) {
                RingFrame frame = block.frames();
                while (captured < count && frame.next()) {
                    take(
                            frame.packetType(),
                            frame.buffer(),
                            frame.vlanTag(),
                            frame.timestampNanoseconds(),
                            frame.originalLength());
                }
            }
        }
    }

    private void take(
            PacketType type, ByteBuffer seen, Optional<StrippedVlanTag> vlanTag, long nanoseconds, int seenLength)
            throws IOException {
        captured++;
        ByteBuffer octets = vlanTag.map(tag -> tag.restoredTo(seen).buffer()).orElse(seen);
        int originalLength = seenLength + (vlanTag.isPresent() ? StrippedVlanTag.LENGTH : 0);
        if (file != null) {
            file.write(type, octets, nanoseconds, originalLength);
        } else {
            Instant time = Instant.ofEpochSecond(nanoseconds / NANOSECONDS, nanoseconds % NANOSECONDS);
            printer.print(spec.commandLine().getOut(), Optional.of(time), linkType, octets, originalLength);
        }
    }

    /** Runs when a signal ends the program: wakes the receiver, and waits until the file is complete. */
    private void end(PacketSocket<?> socket) {
        try {
            counted = socket.statistics();
            socket.close();
            done.await();
        } catch (IOException | InterruptedException late) {
            Thread.currentThread().interrupt();
        }
    }
}
