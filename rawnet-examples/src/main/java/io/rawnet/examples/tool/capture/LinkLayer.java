package io.rawnet.examples.tool.capture;

import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.number.LinkType;
import io.rawnet.packet.HardwareType;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import java.util.Optional;

/** What captured packets begin with. */
public enum LinkLayer {
    /** The frames of Ethernet, of what looks like it, and of the loopback interface. */
    ETHERNET(LinkMode.RAW, LinkType.ETHERNET),
    /** Packets of interfaces without link header, such as tunnels. */
    NONE(LinkMode.RAW, LinkType.RAW),
    /** All interfaces at once, and those whose link header is not known here: a cooked header stands for the link's own. */
    COOKED(LinkMode.DGRAM, LinkType.LINUX_SLL2);

    private final LinkMode mode;
    private final LinkType linkType;

    LinkLayer(LinkMode mode, LinkType linkType) {
        this.mode = mode;
        this.linkType = linkType;
    }

    /**
     * {@return what packets of an interface begin with}
     *
     * @param on the interface; empty for all
     */
    public static LinkLayer of(Optional<LinkInterface> on) {
        HardwareType hardware = on.map(LinkInterface::hardwareType).orElse(null);
        if (HardwareType.ETHERNET.equals(hardware) || HardwareType.LOOPBACK.equals(hardware)) {
            return ETHERNET;
        }
        return HardwareType.NONE.equals(hardware) ? NONE : COOKED;
    }

    /** {@return the mode of the socket} */
    LinkMode mode() {
        return mode;
    }

    /** {@return the link type of the file} */
    public LinkType linkType() {
        return linkType;
    }

    /** {@return a compiler for filters of the socket} On Ethernet the kernel keeps the outer VLAN tag beside the frame, where only such a filter looks. */
    public FilterCompiler filters() {
        return switch (this) {
            case ETHERNET -> FilterCompiler.forSocket(SocketKind.PACKET_RAW);
            case NONE -> FilterCompiler.forLinkType(linkType);
            case COOKED -> FilterCompiler.forSocket(SocketKind.PACKET_DATAGRAM);
        };
    }
}
