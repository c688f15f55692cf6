package io.rawnet.xdp;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.channel.waiting.Threads;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.network.VlanOffload;
import io.rawnet.linux.xdp.BpfObjects;
import io.rawnet.linux.xdp.BpfRequest;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.channels.ClosedChannelException;

/**
 * A program of eBPF that runs at an interface for each packet it receives (XDP), and decides which of them go to {@link XdpSocket}s. The
 * kernel goes on with all others as if there were no program ({@code XDP_PASS}), and with those of a queue without a socket.
 * <pre>{@code
 * try (XdpProgram program = XdpProgram.builder().etherType(EtherType.ARP).attach("eth0")) {
 *     program.add(socket);
 * }
 * }</pre>
 *
 * <p>The program is made here and loaded by system call: no compiler and no file is needed, but the capabilities CAP_BPF and CAP_NET_ADMIN.
 * It is attached by a link of the kernel, which ends when this is closed, or when the process ends, however it does.
 *
 * <p>It sees packets as the card delivers them: with their VLAN tags, unless the card {@linkplain #hasVlanOffload takes these off}.
 */
public final class XdpProgram implements Closeable {
    /** Most queues of an interface; more are not known to exist. */
    private static final int QUEUES = 1024;

    private final Descriptor map;
    private final AttachMode mode;
    private final int interfaceIndex;
    private final boolean vlanOffload;
    private final Cleaner.Cleanable detaching;

    private XdpProgram(Descriptor map, Descriptor link, AttachMode mode, int interfaceIndex, boolean vlanOffload) {
        this.map = map;
        this.mode = mode;
        this.interfaceIndex = interfaceIndex;
        this.vlanOffload = vlanOffload;
        detaching = Threads.whenUnreachable(this, () -> {
            link.close();
            map.close();
        });
    }

    /** {@return a builder with the defaults} */
    public static XdpProgramBuilder builder() {
        return new XdpProgramBuilder();
    }

    static XdpProgram attach(BpfProgram filter, AttachMode mode, String name, int interfaceIndex) throws IOException {
        Descriptor map = own("bpf(BPF_MAP_CREATE)", BpfObjects.socketMap(QUEUES), name);
        try (Descriptor program = ProgramLoader.load(filter, map, name)) {
            // the link keeps the program
            return link(program, map, mode, name, interfaceIndex);
        } catch (Throwable failure) {
            map.close();
            throw failure;
        }
    }

    private static XdpProgram link(Descriptor program, Descriptor map, AttachMode mode, String name, int interfaceIndex)
            throws IOException {
        AttachMode first = mode == AttachMode.ANY ? AttachMode.DRIVER : mode;
        int result = link(program, interfaceIndex, first);
        AttachMode used = first;
        if (mode == AttachMode.ANY && isDriverUnable(result)) {
            used = AttachMode.SKB;
            result = link(program, interfaceIndex, used);
        }
        String call = "bpf(BPF_LINK_CREATE, interface " + interfaceIndex + ", mode " + used + ")";
        if (result < 0) {
            throw XdpProgramAdvice.exception(call, result, name);
        }
        boolean vlanOffload = VlanOffload.isOn(name);
        return new XdpProgram(map, Descriptor.own(call, result), used, interfaceIndex, vlanOffload);
    }

    private static int link(Descriptor program, int interfaceIndex, AttachMode mode) throws IOException {
        return program.attempt(
                number -> BpfObjects.link(number, interfaceIndex, mode.flag()).send());
    }

    /** {@return whether the driver runs no programs, or none with its present settings} */
    private static boolean isDriverUnable(int result) {
        return result == -Errno.EOPNOTSUPP.number()
                || result == -Errno.EINVAL.number()
                || result == -Errno.ERANGE.number();
    }

    private static Descriptor own(String call, BpfRequest request, String name) throws IOException {
        int result = request.send();
        if (result < 0) {
            throw XdpProgramAdvice.exception(call, result, name);
        }
        return Descriptor.own(call, result);
    }

    /** {@return where the program runs: in the driver or in the kernel} */
    public AttachMode mode() {
        return mode;
    }

    /**
     * {@return whether the interface took VLAN tags off what it receives when the program was attached (ethtool(8), {@code rxvlan})} Then neither
     * the program nor its sockets see the outer tag, nor learn of it: packets of all VLANs look untagged, and filters for {@code vlan} accept
     * none. Network cards do so unless told otherwise: {@code ethtool -K NAME rxvlan off} leaves the tags in the packets. Virtual interfaces say
     * so too, and leave alone what a program has sent with a tag in it.
     */
    public boolean hasVlanOffload() {
        return vlanOffload;
    }

    /** {@return the index of its interface} */
    public int interfaceIndex() {
        return interfaceIndex;
    }

    /**
     * Gives the packets of a queue to a socket from now on, instead of the socket before (bpf(2), {@code BPF_MAP_UPDATE_ELEM}). The kernel
     * takes the socket out when it is closed.
     *
     * @param socket a socket of the same interface, on any of its queues below 1024
     * @return this
     * @throws IllegalArgumentException if it is on another interface
     * @throws IllegalStateException if it was opened to send only
     * @throws ClosedChannelException if this or the socket was closed
     * @throws IOException if the kernel refuses
     */
    public XdpProgram add(XdpSocket socket) throws IOException {
        if (Arguments.require(socket, "socket").interfaceIndex() != interfaceIndex) {
            throw new IllegalArgumentException("socket is on interface " + socket.interfaceIndex()
                    + ", and the program is attached to interface " + interfaceIndex);
        }
        socket.requireReceives();
        int result = map.attempt(number -> put(number, socket));
        if (result == -Errno.EBADF.number()) {
            throw new ClosedChannelException();
        }
        if (result < 0) {
            throw XdpProgramAdvice.exception(
                    "bpf(BPF_MAP_UPDATE_ELEM, queue " + socket.queue() + ")", result, "interface " + interfaceIndex);
        }
        return this;
    }

    private static int put(int map, XdpSocket socket) {
        try {
            return socket.socket().descriptor().attempt(number -> BpfObjects.putSocket(map, socket.queue(), number)
                    .send());
        } catch (ClosedChannelException closed) {
            return -Errno.EBADF.number();
        }
    }

    /** Detaches the program: the kernel gets every packet again. Closing again does nothing. */
    @Override
    public void close() {
        detaching.clean();
    }
}
