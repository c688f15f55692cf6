package io.rawnet.packet;

import io.rawnet.channel.socket.Advice;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.PacketOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about failed calls on packet sockets (packet(7)). */
final class LinkAdvice implements Advice {
    private static final Pattern PACKET = Pattern.compile("\\((\\d+) octets(?: to interface (-?\\d+))?\\)");

    private final LinkMode mode;
    private final InterfaceMonitor monitor;
    private volatile ChannelSocket socket;

    LinkAdvice(LinkMode mode, InterfaceMonitor monitor) {
        this.mode = mode;
        this.monitor = monitor;
    }

    /** Answers for a socket from now on. */
    void about(ChannelSocket newSocket) {
        socket = newSocket;
    }

    @Override
    public String describe(MessageRow row, int slot) {
        String octets = row.payloadLength(slot) + " octets";
        return row.addressLength(slot) == 0
                ? octets
                : octets + " to interface "
                        + LinkSocketAddress.interfaceIndex(row.addresses(), row.addressOffset(slot));
    }

    @Override
    public IOException exception(String call, Errno errno) {
        IOException failure = Advice.super.exception(call, errno);
        if (errno.equals(Errno.ENETDOWN)) {
            return new InterfaceDownException(failure);
        }
        boolean missing = errno.equals(Errno.ENODEV) || errno.equals(Errno.ENXIO);
        return missing && !isWithoutInterface(call) ? new NoSuchInterfaceException(failure) : failure;
    }

    @Override
    public Optional<String> on(String call, Errno errno) {
        return Optional.ofNullable(
                        call.startsWith("send")
                                ? onSending(call, errno)
                                : call.contains("PACKET_FANOUT")
                                        ? onFanout(errno)
                                        : call.contains("_RING") || call.startsWith("mmap")
                                                ? onMakingARing(errno)
                                                : onSetting(call, errno))
                .or(() -> Optional.ofNullable(onInterface(call, errno)));
    }

    private String onSending(String call, Errno errno) {
        return switch (errno.name()) {
            case "EMSGSIZE" -> tooLong(call);
            case "ENOBUFS" ->
                "The packet was dropped: the queue of the interface is full, or it has no carrier because the other end"
                        + " of the cable or veth pair is down. Send more slowly or raise its txqueuelen; look at ip link.";
            case "EINVAL" -> notAFrame(call);
            case "ENXIO", "ENODEV" ->
                isWithoutInterface(call)
                        ? "The channel is not bound to an interface: bind it, or give the interface to send through."
                        : null;
            default -> null;
        };
    }

    private String tooLong(String call) {
        String mtu = device(call)
                .map(device ->
                        "Interface " + device.name() + " has MTU " + device.mtu() + ", not counting the link header"
                                + (isWithVirtioHeader() ? " and the VirtioHeader" : "") + ". ")
                .orElse("The packet is longer than the MTU of the interface. ");
        if (isWithVirtioHeader()) {
            return mtu
                    + "Send less, or let the VirtioHeader ask for segmentation: this one does not. To forward packets, give"
                    + " both interfaces the same MTU; see docs/link-layer.md.";
        }
        return mtu
                + "Send less. A received packet longer than the MTU is several segments in one (segmentation offload): set"
                + " LinkSocketOptions.VIRTIO_HEADER on both channels, which forwards it whole, or switch the offload off, with"
                + " ethtool -K NAME gro off lro off on the interface that received it, or with ethtool -K NAME tx off at the"
                + " other end if that interface is part of a veth pair; see docs/link-layer.md.";
    }

    private String notAFrame(String call) {
        if (mode == LinkMode.DGRAM && !call.contains(" to interface ")) {
            return "In mode DGRAM the kernel writes the link header: give interface, protocol and destination.";
        }
        return "The packet is shorter than the link header of the interface, such as 14 octets on Ethernet"
                + (isWithVirtioHeader() ? ", or its VirtioHeader describes what the packet is not." : ".");
    }

    private boolean isWithVirtioHeader() {
        ChannelSocket about = socket;
        try {
            return about != null && about.settings().getInt(PacketOptions.PACKET_VNET_HDR) != 0;
        } catch (IOException closed) {
            return false;
        }
    }

    private static String onFanout(Errno errno) {
        return switch (errno.name()) {
            case "EALREADY" -> "The channel is in a fanout group already, and stays in it until it is closed.";
            case "ENOSPC" -> "The fanout group has as many members as it may (256): use another group.";
            case "EINVAL" ->
                "Bind the channel first, to an interface that is up. All members of a group have the same mode and flags,"
                        + " and are bound to the same interface and protocol: look at the other members, or use another group.";
            case "ENOMEM" ->
                "No fanout group is left whose number the kernel could choose, or the kernel has no memory for it.";
            default -> null;
        };
    }

    private static String onMakingARing(Errno errno) {
        return switch (errno.name()) {
            case "ENOMEM", "ENOBUFS", "EAGAIN" ->
                "The kernel has no memory for the ring: ask for fewer or smaller blocks.";
            case "EBUSY" -> "The channel has this ring already, or it is in use: open another.";
            case "EINVAL" ->
                "The kernel refuses the sizes of the ring: a block must be a multiple of the page size (getconf PAGESIZE)"
                        + " and hold at least one frame with its header.";
            default -> null;
        };
    }

    private String onSetting(String call, Errno errno) {
        return switch (errno.name()) {
            case "EBUSY" -> "A ring does not allow this option to be changed once it was made.";
            case "EINVAL" ->
                call.contains("PACKET_VNET_HDR") && mode == LinkMode.DGRAM
                        ? "VirtioHeaders are in front of link headers: open the channel in mode RAW."
                        : call.contains("_MEMBERSHIP")
                                ? "The address is longer than those of the interface, which has another kind of link."
                                : null;
            default -> null;
        };
    }

    private String onInterface(String call, Errno errno) {
        return switch (errno.name()) {
            case "ENETDOWN" ->
                device(call)
                        .map(device -> "Interface " + device.name() + " is down: bring it up (ip link set "
                                + device.name() + " up). This channel goes on then.")
                        .orElse("The interface is down, or was removed: look at ip link.");
            case "ENODEV", "ENXIO" ->
                monitor.interfaceIndex() == 0
                                || call.startsWith("bind")
                                || call.contains(" to interface ")
                                || call.contains("_MEMBERSHIP")
                        ? "There is no such interface in the channel's network namespace: look at ip link."
                        : "Interface " + monitor.interfaceIndex()
                                + ", to which the channel was bound, was removed: open another"
                                + " channel, even for a new interface of the same name.";
            default -> null;
        };
    }

    private boolean isWithoutInterface(String call) {
        return call.startsWith("send") && monitor.interfaceIndex() == 0 && !call.contains(" to interface ");
    }

    /** {@return the interface that a call is about: the one it names, or the one to which the socket is bound} */
    private Optional<NetworkDevice> device(String call) {
        Matcher packet = PACKET.matcher(call);
        String named = packet.find() ? packet.group(2) : null;
        int index = named == null ? monitor.interfaceIndex() : Integer.parseInt(named);
        ChannelSocket about = socket;
        return about == null || index <= 0 ? Optional.empty() : NetworkDevice.of(about, index);
    }
}
