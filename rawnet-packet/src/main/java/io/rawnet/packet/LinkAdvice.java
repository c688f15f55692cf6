package io.rawnet.packet;

import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.channel.socket.Advice;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.PacketOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about failed calls on packet sockets (packet(7)). */
final class LinkAdvice implements Advice {
    /** A word of the call or of the state, error numbers, and advice. The first row that fits counts. */
    private static final List<String[]> ROWS =
            """
            unbound ENXIO,ENODEV The channel is not bound to an interface: bind it, or give the interface to send through.
            named ENXIO,ENODEV There is no such interface in the channel's network namespace: look at ip link.
            bound ENXIO,ENODEV Interface {index}, to which the channel was bound, was removed: open another channel, even for a new interface of the same name.
            missing ENETDOWN The interface is down, or was removed: look at ip link.
            present ENETDOWN Interface {name} is down: bring it up (ip link set {name} up). This channel goes on then.
            virtio EMSGSIZE Interface {name} has MTU {mtu}, not counting the link header and the VirtioHeader. Send less, or let the VirtioHeader ask for \
            segmentation: this one does not. To forward packets, give both interfaces the same MTU; see docs/link-layer.md.
            send EMSGSIZE Interface {name} has MTU {mtu}, not counting the link header. Send less. A received packet longer than the MTU is several segments in \
            one (segmentation offload): set LinkSocketOptions.VIRTIO_HEADER on both channels, which forwards it whole, or switch the offload off, with ethtool -K \
            NAME gro off lro off on the interface that received it, or with ethtool -K NAME tx off at the other end of a veth pair; see docs/link-layer.md.
            send ENOBUFS The packet was dropped: the queue of the interface is full (send more slowly, or raise its txqueuelen), or it has no carrier, such as a \
            veth interface whose other end is down (look at ip link).
            addressed-DGRAM EINVAL The destination is shorter than the link addresses of the interface.
            send-DGRAM EINVAL In mode DGRAM the kernel writes the link header: give interface, protocol and destination.
            virtio EINVAL The packet is shorter than the link header of the interface, such as 14 octets on Ethernet, or its VirtioHeader describes what the packet is not.
            send EINVAL The packet is shorter than the link header of the interface, such as 14 octets on Ethernet.
            FANOUT EALREADY The channel is in a fanout group already, and stays in it until it is closed.
            FANOUT ENOSPC The fanout group has as many members as it may (256): use another group.
            FANOUT EINVAL Bind the channel first. All members of a group have the same mode and flags, and are bound to the same interface and protocol: \
            look at the other members, or use another group.
            FANOUT ENOMEM No fanout group is left whose number the kernel could choose, or the kernel has no memory for it.
            _RING ENOMEM,ENOBUFS,EAGAIN The kernel has no memory for the ring: ask for fewer or smaller blocks.
            mmap ENOMEM,ENOBUFS,EAGAIN The process has no room for the memory of the ring: ask for fewer or smaller blocks, or raise ulimit -v.
            _RING EBUSY The channel has this ring already: open another.
            _RING EINVAL The kernel refuses the sizes of the ring: a block must be a multiple of the page size (getconf PAGESIZE) and hold at least one frame.
            PACKET_ EBUSY A ring does not allow this option to be changed once it was made.
            VNET_HDR EINVAL VirtioHeaders are in front of link headers: open the channel in mode RAW.
            MEMBERSHIP EINVAL The address is longer than those of the interface, which has another kind of link.
            """.lines().map(row -> row.split(" ", 3)).toList();

    private static final Pattern DESTINATION = Pattern.compile(" to interface (-?\\d+)\\)");

    private final LinkMode mode;
    private final InterfaceMonitor monitor;
    private volatile ChannelSocket socket;

    LinkAdvice(LinkMode mode, InterfaceMonitor monitor) {
        this.mode = mode;
        this.monitor = monitor;
    }

    /** Sets the socket whose calls failed. */
    void about(ChannelSocket newSocket) {
        socket = newSocket;
    }

    @Override
    public String describe(MessageRow row, int slot) {
        String octets = row.payloadLength(slot) + " octets";
        return row.addressLength(slot) == 0
                ? octets
                : octets + " to interface "
                        + LinkSocketAddress.INTERFACE_INDEX.get(row.addresses(), row.addressOffset(slot));
    }

    @Override
    public IOException exception(String call, Errno errno) {
        IOException failure = Advice.super.exception(call, errno);
        if (errno.equals(Errno.ENETDOWN)) {
            return new InterfaceDownException(failure);
        }
        boolean missing = errno.equals(Errno.ENODEV) || errno.equals(Errno.ENXIO);
        return missing && !state(call).contains("unbound") ? new NoSuchInterfaceException(failure) : failure;
    }

    @Override
    public Optional<String> on(String call, Errno errno) {
        Matcher destination = DESTINATION.matcher(call);
        int index = destination.find() ? Integer.parseInt(destination.group(1)) : monitor.interfaceIndex();
        Optional<NetworkDevice> device =
                socket == null || index <= 0 ? Optional.empty() : NetworkDevice.of(socket, index);
        String words = call + state(call) + (device.isPresent() ? " present" : " missing");
        return ROWS.stream()
                .filter(row ->
                        words.contains(row[0]) && List.of(row[1].split(",")).contains(errno.name()))
                .findFirst()
                .map(row -> row[2].replace("{index}", Integer.toString(index))
                        .replace("{name}", device.map(NetworkDevice::name).orElse("?"))
                        .replace("{mtu}", device.map(found -> "" + found.mtu()).orElse("?")));
    }

    /** {@return words for the state of the channel, as far as it matters for a call} */
    private String state(String call) {
        boolean addressed = call.contains(" to interface ");
        boolean sending = call.startsWith("send");
        if (addressed || !sending) {
            boolean named = addressed || call.startsWith("bind") || call.contains("MEMBERSHIP");
            return (named ? " named" : " bound") + (addressed ? " addressed-" + mode : "") + virtio(sending);
        }
        return (monitor.interfaceIndex() == 0 ? " unbound" : " bound") + " send-" + mode + virtio(true);
    }

    private String virtio(boolean sending) {
        try {
            return sending && socket.settings().getInt(PacketOptions.PACKET_VNET_HDR) != 0 ? " virtio" : "";
        } catch (IOException closed) {
            return "";
        }
    }
}
