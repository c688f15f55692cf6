package io.rawnet.xdp;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.xdp.UmemRegistration;
import io.rawnet.linux.xdp.XdpCounters;
import io.rawnet.linux.xdp.XdpOptions;
import io.rawnet.linux.xdp.XdpRing;
import io.rawnet.linux.xdp.XdpSocketAddress;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The rings of an AF_XDP socket, and how it is set up. */
final class XdpRings implements Closeable {
    /** The kernel frees a queue up to 35 ms after its socket was closed, and later on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration PAUSE = Duration.ofMillis(1);

    final ProducerRing fill;
    final ConsumerRing completion;
    final ProducerRing transmit;
    /** Empty for a socket that only sends. */
    final Optional<ConsumerRing> receive;

    private final ChannelSocket socket;
    private final Umem umem;

    XdpRings(ChannelSocket socket, Umem umem, boolean receives) throws IOException {
        this.socket = socket;
        this.umem = umem;
        if (umem.sockets().isEmpty()) {
            socket.settings()
                    .set(XdpOptions.XDP_UMEM_REG, UmemRegistration.of(umem.address(), umem.length(), umem.frameSize()));
        }
        int size = Integer.highestOneBit(umem.frameCount() - 1) * 2;
        fill = new ProducerRing(socket, XdpRing.FILL, size);
        completion = new ConsumerRing(socket, XdpRing.COMPLETION, size);
        transmit = new ProducerRing(socket, XdpRing.TX, size);
        receive = receives ? Optional.of(new ConsumerRing(socket, XdpRing.RX, size)) : Optional.empty();
    }

    /** Binds the socket, waiting a moment for a queue that is being freed (bind(2)). */
    void bind(XdpSocketBuilder requested, int interfaceIndex, int queue) throws IOException {
        int own = socket.call("socket", number -> number);
        long start = System.nanoTime();
        int result = tryBind(own, requested, interfaceIndex, queue);
        while (result == -Errno.EBUSY.number()
                && System.nanoTime() - start < PATIENCE.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            result = tryBind(own, requested, interfaceIndex, queue);
        }
        if (result < 0) {
            throw socket.failure("bind(interface " + interfaceIndex + ", queue " + queue + ")", result);
        }
    }

    /** Nobody else knows the socket yet: its number stays valid. */
    private int tryBind(int own, XdpSocketBuilder requested, int interfaceIndex, int queue) throws IOException {
        List<XdpSocket> others = umem.sockets();
        if (!others.isEmpty()) {
            // mode and wakeup are the first socket's
            return others.get(0)
                    .socket()
                    .descriptor()
                    .attempt(other -> bind(own, XdpSocketAddress.XDP_SHARED_UMEM, interfaceIndex, queue, other));
        }
        int flags = requested.copyMode.flag() | (requested.needWakeup ? XdpSocketAddress.XDP_USE_NEED_WAKEUP : 0);
        return bind(own, flags, interfaceIndex, queue, 0);
    }

    private static int bind(int own, int flags, int interfaceIndex, int queue, int other) {
        NativeMemory address = XdpSocketAddress.of(flags, interfaceIndex, queue, other);
        int result = SocketCalls.bind(own, address.address(), XdpSocketAddress.SIZE);
        Reference.reachabilityFence(address);
        return result;
    }

    /** {@return whether the driver does without copies, once the socket is bound} */
    boolean isZeroCopy() throws IOException {
        return (socket.settings().getInt(XdpOptions.XDP_OPTIONS) & XdpOptions.XDP_OPTIONS_ZEROCOPY) != 0;
    }

    /** {@return the kernel's counts and rawnet's own} */
    static XdpStatistics statistics(ChannelSocket socket, long received, Sending sending) throws IOException {
        ByteBuffer counted = socket.settings().get(XdpOptions.XDP_STATISTICS, XdpCounters.SIZE);
        return new XdpStatistics(
                received,
                XdpCounters.RX_DROPPED.get(counted),
                XdpCounters.RX_RING_FULL.get(counted),
                XdpCounters.RX_FILL_RING_EMPTY_DESCS.get(counted),
                XdpCounters.RX_INVALID_DESCS.get(counted),
                sending.sent(),
                sending.dropped(),
                XdpCounters.TX_INVALID_DESCS.get(counted));
    }

    @Override
    public void close() throws IOException {
        fill.close();
        completion.close();
        transmit.close();
        if (receive.isPresent()) {
            receive.get().close();
        }
    }
}
