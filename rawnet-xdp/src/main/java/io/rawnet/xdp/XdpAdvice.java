package io.rawnet.xdp;

import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.channel.socket.Advice;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.linux.error.Capability;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.MessageRow;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;

/** What to do about failed calls on an AF_XDP socket. */
final class XdpAdvice implements Advice {
    /** A word of the call, error numbers, and advice. The first row that fits counts. */
    private static final List<String[]> ROWS =
            """
            socket( EAFNOSUPPORT This kernel was built without AF_XDP (CONFIG_XDP_SOCKETS): use PacketRing and TransmitRing of rawnet-packet instead.
            sending-only EPERM,EACCES {sending}
            socket( EPERM,EACCES {receiving} Sending needs CAP_NET_RAW alone: see sendOnly.
            UMEM_REG ENOBUFS The frames need {octets} octets of memory that stays in place, and this process may lock less (ulimit -l; LimitMEMLOCK in a \
            systemd unit). Raise that, ask for fewer frames, or give the process the capability CAP_IPC_LOCK.
            UMEM_REG EINVAL The kernel takes frames of 2048 octets up to the page size (getconf PAGESIZE), not of {frame}.
            UMEM_REG EBUSY Some of this memory was given to the kernel already: make another Umem.
            SOL_XDP ENOPROTOOPT This kernel is older than Linux 5.11, which XdpSocket needs.
            bind( EBUSY Queue {queue} of {name} has an AF_XDP socket already, of this program or another; the kernel frees a queue some milliseconds after its \
            socket was closed, for which this has waited. Close that socket, or use another queue (ethtool -l {name}).
            bind( EOPNOTSUPP The driver of {name} cannot send and receive without a copy: ask for CopyMode.ANY, and for isZeroCopy afterwards.
            shared EINVAL {name} has no queue {queue} (ethtool -l {name}; they are counted from 0), or another socket of the same Umem serves it.
            bind( EINVAL {name} has no queue {queue}: ethtool -l {name} tells how many there are, counted from 0.
            bind( ENODEV There is no interface {index} in this network namespace any more: look at ip link.
            any ENXIO,ENODEV Interface {name}, to which the socket was bound, was removed: open another socket, even for a new interface of the same name.
            any ENETDOWN Interface {name} is down: bring it up (ip link set {name} up). This socket goes on then.
            """.lines().map(row -> row.split(" ", 3)).toList();

    private final XdpSocketBuilder requested;
    private final String name;
    private final int index;
    private final int queue;
    private volatile ChannelSocket socket;

    XdpAdvice(XdpSocketBuilder requested, String name, int index, int queue) {
        this.requested = requested;
        this.name = name;
        this.index = index;
        this.queue = queue;
    }

    /** Sets the socket whose calls failed. */
    void about(ChannelSocket newSocket) {
        socket = newSocket;
    }

    @Override
    public IOException exception(String call, Errno errno) {
        Errno reason = errno.equals(Errno.ENETDOWN) && isRemoved() ? Errno.ENXIO : errno;
        IOException failure = Advice.super.exception(call, reason);
        if (reason.equals(Errno.ENETDOWN)) {
            return new InterfaceDownException(failure);
        }
        boolean missing = reason.equals(Errno.ENXIO) || reason.equals(Errno.ENODEV);
        return missing ? new NoSuchInterfaceException(failure) : failure;
    }

    /** {@return whether the socket is not bound any more} When it is told, the kernel reports that the interface is down. */
    private boolean isRemoved() {
        try {
            return socket.descriptor().attempt(new MessageRow(1, 0, 0)::sendOne) == -Errno.ENXIO.number();
        } catch (ClosedChannelException closed) {
            return false;
        }
    }

    @Override
    public Optional<String> on(String call, Errno errno) {
        boolean opening = call.startsWith("socket(");
        String words = call + " any" + (opening && !requested.receives ? " sending-only" : "")
                + (requested.umem.isPresent() ? " shared" : "")
                + (call.contains("XDP_") ? " SOL_XDP" : "");
        return ROWS.stream()
                .filter(row ->
                        words.contains(row[0]) && List.of(row[1].split(",")).contains(errno.name()))
                .findFirst()
                .map(row -> row[2].replace("{name}", name)
                        .replace("{index}", Integer.toString(index))
                        .replace("{queue}", Integer.toString(queue))
                        .replace("{octets}", Long.toString((long) requested.frameCount() * requested.frameSize()))
                        .replace("{frame}", Integer.toString(requested.frameSize()))
                        .replace("{sending}", Capability.NET_RAW.advice())
                        .replace("{receiving}", XdpProgramAdvice.CAPABILITIES));
    }
}
