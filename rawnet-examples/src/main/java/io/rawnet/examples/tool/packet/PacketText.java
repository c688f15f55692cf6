package io.rawnet.examples.tool.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.HexDump;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.LinuxCookedHeader;
import io.rawnet.codec.link.LoopbackHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.HostNames;
import io.rawnet.examples.tool.Printable;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints packets for people: a line for each, or a tree, and its octets if they are asked for. */
public final class PacketText implements Consumer<SeenPacket> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(ZoneId.systemDefault());

    private final PrintWriter out;
    private final PacketStyle style;
    private final HostNames names;

    /**
     * Prints nothing yet.
     *
     * @param out where to print to; it is not flushed here
     * @param style how to print
     */
    public PacketText(PrintWriter out, PacketStyle style) {
        this.out = out;
        this.style = style;
        names = new HostNames(style.numeric(), Optional.empty());
    }

    @Override
    public void accept(SeenPacket seen) {
        Packet packet = seen.packet();
        seen.time().ifPresent(time -> out.print(TIME.format(time) + "  "));
        where(seen, packet).ifPresent(out::print);
        seen.route().ifPresent(route -> out.print(text(route) + "  "));
        out.print(style.tree() ? packet.tree(seen.checksums()).stripTrailing() : line(packet));
        int captured = seen.octets().remaining();
        if (seen.originalLength() > captured) {
            out.print((style.tree() ? System.lineSeparator() : " ") + "[captured " + captured + " of "
                    + seen.originalLength() + " octets]");
        }
        out.println();
        if (style.hex()) {
            out.print(HexDump.format(seen.octets()).indent(4));
        }
    }

    /** {@return the interface and the direction, where packets of several interfaces are captured} */
    private static Optional<String> where(SeenPacket seen, Packet packet) {
        return packet.header(LinuxCookedHeader.class).map(cooked -> {
            String number = cooked.interfaceIndex().isPresent()
                    ? "interface " + cooked.interfaceIndex().getAsLong()
                    : "an interface";
            String name =
                    seen.interfaceName().filter(given -> !given.equals("any")).orElse(number);
            return Printable.text(name) + (cooked.packetType() == LinuxCookedHeader.OUTGOING ? " Out  " : " In  ");
        });
    }

    private String text(Route route) {
        String source = names.name(route.source());
        return route.destination().map(to -> source + " > " + names.name(to)).orElse(source);
    }

    private String line(Packet packet) {
        String line = (style.linkHeader() ? packet : withoutLinkHeader(packet)).toString();
        if (style.numeric()) {
            return line;
        }
        for (Header header : packet.headers()) {
            if (header instanceof Ipv4Header ipv4) {
                line = named(line, ipv4.source(), ipv4.destination());
            } else if (header instanceof Ipv6Header ipv6) {
                line = named(line, ipv6.source(), ipv6.destination());
            }
        }
        return line;
    }

    private String named(String line, IpAddress source, IpAddress destination) {
        return line.replace(source + " > " + destination, names.name(source) + " > " + names.name(destination));
    }

    /** {@return the packet from the next header on; the same packet if there is no other} */
    private static Packet withoutLinkHeader(Packet packet) {
        List<Header> headers = packet.headers();
        boolean isLink = !headers.isEmpty()
                && (headers.get(0) instanceof EthernetHeader
                        || headers.get(0) instanceof LinuxCookedHeader
                        || headers.get(0) instanceof LoopbackHeader);
        return isLink && headers.size() > 1
                ? new Packet(headers.subList(1, headers.size()), packet.payload(), packet.trailer(), packet.stop())
                : packet;
    }
}
