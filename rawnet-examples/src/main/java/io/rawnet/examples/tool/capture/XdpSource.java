package io.rawnet.examples.tool.capture;

import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.channel.RawChannel;
import io.rawnet.examples.tool.XdpQueueCounts;
import io.rawnet.packet.LinkInterface;
import io.rawnet.xdp.AttachMode;
import io.rawnet.xdp.XdpFrame;
import io.rawnet.xdp.XdpProgram;
import io.rawnet.xdp.XdpProgramBuilder;
import io.rawnet.xdp.XdpSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes packets of an interface away from the kernel (AF_XDP): a program chooses them, and a socket for each queue gets them. */
final class XdpSource implements PacketSource {
    /** So many packets of a queue are taken before others have their turn. */
    private static final int TURN = 256;

    private final CaptureSettings settings;
    private final XdpProgram program;
    private final List<XdpSocket> sockets;
    private final CapturedXdpFrame captured;
    private long taken;

    private XdpSource(CaptureSettings settings, LinkInterface on, XdpProgram program, List<XdpSocket> sockets) {
        this.settings = settings;
        this.program = program;
        this.sockets = sockets;
        captured = new CapturedXdpFrame(on.index(), settings.snapshotLength());
    }

    /** {@return a source that receives from now on} No packet is lost meanwhile: the kernel gets those of queues without a socket. */
    static XdpSource open(CaptureSettings settings) throws IOException {
        LinkInterface on = settings.on().orElseThrow();
        if (settings.linkLayer() != LinkLayer.ETHERNET) {
            throw new IOException(
                    on.name() + " has no Ethernet header, and XDP gives Ethernet frames: leave --xdp out");
        }
        XdpProgramBuilder builder = XdpProgram.builder().filter(settings.filter());
        List<XdpSocket> sockets = settings.buffer().isPresent()
                ? XdpQueues.open(on, settings.buffer().getAsLong())
                : XdpQueues.open(on);
        try {
            XdpProgram program = builder.attach(on.index());
            XdpSource source = new XdpSource(settings, on, program, sockets);
            try {
                for (XdpSocket socket : sockets) {
                    program.add(socket);
                }
                return source;
            } catch (IOException | RuntimeException refused) {
                program.close();
                throw refused;
            }
        } catch (IOException | RuntimeException refused) {
            XdpQueues.close(sockets);
            throw refused;
        }
    }

    @Override
    public List<RawChannel<?>> channels() {
        return List.copyOf(sockets);
    }

    @Override
    public List<String> notices() {
        String name = settings.interfaceName();
        String mode = program.mode() == AttachMode.DRIVER ? "driver" : "skb";
        boolean copied = sockets.stream().anyMatch(socket -> !socket.isZeroCopy());
        int queues = sockets.size();
        boolean all = settings.filter().size() == 1;
        return List.of(
                "listening on " + name + ", " + settings.linkLayer().linkType() + ", AF_XDP (" + mode
                        + (copied ? ", " : ", zero-copy, ") + queues + (queues == 1 ? " queue)" : " queues)"),
                "the kernel does not get "
                        + (all ? "any packet that " + name + " receives" : "what the expression accepts"));
    }

    @Override
    public long taken() {
        return taken;
    }

    @Override
    public void take(long most, PacketSink sink) throws IOException {
        for (XdpSocket socket : sockets) {
            take(socket, TURN, most, sink);
        }
    }

    private void take(XdpSocket socket, int turn, long most, PacketSink sink) throws IOException {
        for (int left = turn; left > 0 && taken < most && !sink.isFull(); left--) {
            Optional<XdpFrame> next = socket.tryReceive();
            if (next.isEmpty()) {
                return;
            }
            try (XdpFrame frame = next.get()) {
                taken++;
                sink.take(captured.set(frame));
            }
        }
    }

    /** From now on the kernel gets every packet again. */
    @Override
    public void takeRest(long most, PacketSink sink) throws IOException {
        program.close();
        for (XdpSocket socket : sockets) {
            try {
                take(socket, Integer.MAX_VALUE, most, sink);
            } catch (InterfaceDownException | NoSuchInterfaceException none) {
                // nothing is left
            }
        }
    }

    @Override
    public CaptureCounts counts() throws IOException {
        List<XdpQueueCounts> queues = new ArrayList<>();
        long received = 0;
        long dropped = 0;
        for (XdpSocket socket : sockets) {
            XdpQueueCounts queue = XdpQueueCounts.of(settings.interfaceName(), socket);
            queues.add(queue);
            received += queue.counted().received();
            dropped += queue.counted().dropped() + queue.counted().ringFull();
        }
        return new CaptureCounts(received + dropped, dropped, queues);
    }

    @Override
    public void close() throws IOException {
        program.close();
        XdpQueues.close(sockets);
    }
}
