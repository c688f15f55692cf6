package io.rawnet.xdp;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.channel.waiting.Threads;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.xdp.BpfObjects;
import io.rawnet.linux.xdp.BpfRequest;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;

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
 * <p>It sees packets as the card delivers them: with their VLAN tags, unless the card takes these off ({@code ethtool -K NAME rxvlan off}
 * leaves them on).
 */
public final class XdpProgram implements Closeable {
    /** Most queues of an interface; more are not known to exist. */
    private static final int QUEUES = 1024;

    private static final int LOG_SIZE = 1 << 20;
    private static final int TRIES = 5;

    private final Descriptor map;
    private final AttachMode mode;
    private final int interfaceIndex;
    private final Cleaner.Cleanable detaching;

    private XdpProgram(Descriptor map, Descriptor link, AttachMode mode, int interfaceIndex) {
        this.map = map;
        this.mode = mode;
        this.interfaceIndex = interfaceIndex;
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
        try (Descriptor program = load(filter, map, name)) {
            // the link keeps the program
            return link(program, map, mode, name, interfaceIndex);
        } catch (Throwable failure) {
            map.close();
            throw failure;
        }
    }

    /** Without CAP_PERFMON the kernel refuses filters that load behind headers of any length, but not if they call it for that. */
    private static Descriptor load(BpfProgram filter, Descriptor map, String name) throws IOException {
        try {
            return load(filter, map, name, false);
        } catch (ProgramRefusedException refusal) {
            try {
                return load(filter, map, name, true);
            } catch (ProgramRefusedException again) {
                throw refusal;
            }
        }
    }

    private static Descriptor load(BpfProgram filter, Descriptor map, String name, boolean withCalls)
            throws IOException {
        byte[][] instructions = new byte[1][];
        map.attempt(number -> {
            instructions[0] = RedirectProgram.of(filter, number, withCalls).toOctets();
            return 0;
        });
        return load(instructions[0], name);
    }

    /** {@return a loaded program} */
    static Descriptor load(byte[] instructions, String name) throws IOException {
        NativeMemory log = NativeMemory.allocate(LOG_SIZE);
        String call = "bpf(BPF_PROG_LOAD)";
        int result = load(instructions, log, 0);
        if (result < 0) {
            int again = load(instructions, log, 1);
            if (again >= 0) {
                // what the kernel lacked for a moment it has now
                return Descriptor.own(call, again);
            }
            String said = text(log);
            throw said.isBlank()
                    ? XdpProgramAdvice.exception(call, result, name)
                    : new ProgramRefusedException(XdpProgramAdvice.refusal(call, result), said);
        }
        return Descriptor.own(call, result);
    }

    /** The kernel stops verifying when the thread gets a signal, and wants to be asked again. */
    private static int load(byte[] octets, NativeMemory log, int logLevel) {
        int result = BpfObjects.loadProgram(octets, log, logLevel).send();
        for (int tries = 1; result == -Errno.EAGAIN.number() && tries < TRIES; tries++) {
            result = BpfObjects.loadProgram(octets, log, logLevel).send();
        }
        return result;
    }

    private static String text(NativeMemory log) {
        int length = 0;
        while (length < log.length() && log.octets().get(length) != 0) {
            length++;
        }
        byte[] octets = new byte[length];
        log.octets().get(0, octets);
        return new String(octets, StandardCharsets.US_ASCII);
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
        return new XdpProgram(map, Descriptor.own(call, result), used, interfaceIndex);
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
