package io.rawnet.xdp;

import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.linux.network.Interface;
import io.rawnet.linux.network.Interfaces;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.SocketType;
import io.rawnet.linux.xdp.UmemRegistration;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Configures and opens an {@link XdpSocket}. */
public final class XdpSocketBuilder {
    /** Octets that a frame has beside what the MTU counts: an Ethernet header and two VLAN tags. */
    private static final int LINK_HEADER = 14 + 2 * 4;

    private static final int DEFAULT_FRAMES = 4096;
    private static final int DEFAULT_FRAME_SIZE = 2048;

    CopyMode copyMode = CopyMode.ANY;
    boolean needWakeup = true;
    boolean receives = true;
    Optional<Umem> umem = Optional.empty();
    private OptionalInt frameCount = OptionalInt.empty();
    private OptionalInt frameSize = OptionalInt.empty();
    private OptionalInt sendFrames = OptionalInt.empty();

    XdpSocketBuilder() {}

    /**
     * Sets how many frames the socket has, 4096 by default, for receiving and sending together. With {@link #umem} it takes them from there,
     * and all by default. The kernel locks the memory: {@code ulimit -l} has a say.
     *
     * @param frames how many, 2 or more; with {@link #umem} a socket that only sends may have 1
     * @return this
     */
    public XdpSocketBuilder frameCount(int frames) {
        frameCount = OptionalInt.of(Arguments.requireRange(frames, 1, Integer.MAX_VALUE, "frameCount"));
        return this;
    }

    /**
     * Sets how many of the frames are for sending, half of them by default. The others are for receiving, and for what is forwarded.
     *
     * @param frames how many, 1 or more, and fewer than there are
     * @return this
     */
    public XdpSocketBuilder sendFrames(int frames) {
        sendFrames = OptionalInt.of(Arguments.requireRange(frames, 1, Integer.MAX_VALUE, "sendFrames"));
        return this;
    }

    /**
     * Sets the octets of a frame, 2048 by default. A received packet has 256 octets less.
     *
     * @param octets a power of two, 2048 or more; the kernel takes no more than the page size
     * @return this
     */
    public XdpSocketBuilder frameSize(int octets) {
        frameSize = OptionalInt.of(octets);
        return this;
    }

    /**
     * Shares memory with other sockets, so that frames are forwarded between them without a copy ({@code XDP_SHARED_UMEM}). Its frame size
     * counts, and the first socket's {@link #copyMode} and {@link #withoutNeedWakeup}.
     *
     * @param shared the memory
     * @return this
     */
    public XdpSocketBuilder umem(Umem shared) {
        umem = Optional.of(Arguments.require(shared, "shared"));
        return this;
    }

    /**
     * Sets who copies; whoever can by default. {@link XdpSocket#isZeroCopy} tells what came of it.
     *
     * @param mode the mode
     * @return this
     */
    public XdpSocketBuilder copyMode(CopyMode mode) {
        copyMode = Arguments.require(mode, "mode");
        return this;
    }

    /**
     * Lets a driver look after the rings all the time, where it does zero-copy, instead of being woken ({@code XDP_USE_NEED_WAKEUP}): worth it
     * where the driver has a processor for itself.
     *
     * @return this
     */
    public XdpSocketBuilder withoutNeedWakeup() {
        needWakeup = false;
        return this;
    }

    /**
     * Makes a socket that sends and does not receive: all frames are for sending, no {@link XdpProgram} is needed, and no capability but
     * CAP_NET_RAW.
     *
     * @return this
     */
    public XdpSocketBuilder sendOnly() {
        receives = false;
        return this;
    }

    /**
     * {@return a socket on a queue of an interface}
     *
     * @param interfaceName name of the interface, in the network namespace of the calling thread
     * @param queue number of the queue, 0 or more ({@code ethtool -l})
     * @throws NoSuchInterfaceException if there is no such interface
     * @throws IllegalArgumentException if the frames are not as the methods of this builder say
     * @throws IOException if the kernel refuses: EPERM without CAP_NET_RAW, EBUSY if the queue has a socket, EINVAL if there is no such queue,
     *     ENOBUFS if the process may not lock as much memory, EOPNOTSUPP if the driver cannot do zero-copy; or if packets of the
     *     interface do not fit into frames
     */
    public XdpSocket open(String interfaceName, int queue) throws IOException {
        Arguments.require(interfaceName, "interfaceName");
        return open("interface " + interfaceName, each -> each.name().equals(interfaceName), queue);
    }

    /**
     * {@return a socket on a queue of an interface}
     *
     * @param interfaceIndex index of the interface, in the network namespace of the calling thread
     * @param queue number of the queue, 0 or more ({@code ethtool -l})
     * @throws NoSuchInterfaceException if there is no such interface
     * @throws IllegalArgumentException if the frames are not as the methods of this builder say
     * @throws IOException as {@link #open(String, int)} does
     */
    public XdpSocket open(int interfaceIndex, int queue) throws IOException {
        return open("interface " + interfaceIndex, each -> each.index() == interfaceIndex, queue);
    }

    private XdpSocket open(String what, Predicate<Interface> condition, int queue) throws IOException {
        Arguments.requireRange(queue, 0, Integer.MAX_VALUE, "queue");
        Arguments.requireRange(sendFrameCount(), 1, frameCount() - (receives ? 1 : 0), "sendFrames");
        Interface on = find(what, condition);
        if (receives) {
            requireFits(on);
        }
        XdpAdvice advice = new XdpAdvice(this, on.name(), on.index(), queue);
        ChannelSocket socket = ChannelSocket.open(AddressFamily.AF_XDP, SocketType.SOCK_RAW, 0, advice);
        try {
            advice.about(socket);
            if (umem.isPresent()) {
                return XdpSocket.on(socket, this, umem.get(), on.index(), queue);
            }
            Umem own = Umem.allocate(frameCount(), frameSize());
            socket.closeWith(own);
            return XdpSocket.on(socket, this, own, on.index(), queue);
        } catch (Throwable failure) {
            socket.close();
            throw failure;
        }
    }

    /** {@return the interface that fits a condition, in the network namespace of the calling thread} */
    static Interface find(String what, Predicate<Interface> condition) throws IOException {
        List<Interface> present = Interfaces.all();
        return present.stream()
                .filter(condition)
                .findFirst()
                .orElseThrow(() -> new NoSuchInterfaceException(Interfaces.missing(what, present)));
    }

    /** The kernel drops what is longer than a frame, and counts it. */
    private void requireFits(Interface on) throws IOException {
        int room = frameSize() - UmemRegistration.XDP_PACKET_HEADROOM;
        int longest = on.mtu() + LINK_HEADER;
        if (longest > room) {
            throw new IOException("Interface " + on.name() + " has MTU " + on.mtu()
                    + ": with link header and VLAN tags its packets have up to "
                    + longest + " octets, and frames of " + frameSize() + " octets have room for " + room
                    + ". The kernel would drop the longer ones. Take larger frames (4096 octets at most where pages have 4096), or lower the MTU"
                    + " (ip link set " + on.name() + " mtu " + (room - LINK_HEADER) + ").");
        }
    }

    int frameCount() {
        return frameCount.orElseGet(() -> umem.map(Umem::frameCount).orElse(DEFAULT_FRAMES));
    }

    int frameSize() {
        return umem.map(Umem::frameSize).orElseGet(() -> frameSize.orElse(DEFAULT_FRAME_SIZE));
    }

    int sendFrameCount() {
        return receives ? sendFrames.orElse(frameCount() / 2) : frameCount();
    }
}
