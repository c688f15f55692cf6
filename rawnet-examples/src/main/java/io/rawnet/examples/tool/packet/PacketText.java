package io.rawnet.examples.tool.packet;

import io.rawnet.codec.Header;
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
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints packets for people: a line for each, or a tree, and its octets if they are asked for. */
public final class PacketText implements Consumer<SeenPacket> {
    private final PrintWriter out;
    private final PacketStyle style;
    private final HostNames names;
    private Instant first;
    private Instant previous;

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
        seen.time().map(this::time).filter(text -> !text.isEmpty()).ifPresent(text -> out.print(text + "  "));
        where(seen, packet).ifPresent(out::print);
        seen.route().ifPresent(route -> out.print(text(route) + "  "));
        out.print(style.tree() ? packet.tree(seen.checksums()).stripTrailing() : line(packet));
        int captured = seen.octets().remaining();
        if (seen.originalLength() > captured) {
            out.print((style.tree() ? System.lineSeparator() : " ") + "[captured " + captured + " of "
                    + seen.originalLength() + " octets]");
        }
        out.println();
        for (OctetStyle dump : style.octets()) {
            ByteBuffer octets = seen.octets();
            if (!dump.withLinkHeader() && hasLinkHeader(packet)) {
                octets.position(Math.min(octets.limit(), packet.headers().get(0).length()));
            }
            out.print(dump.text(octets));
        }
    }

    private String time(Instant time) {
        first = first == null ? time : first;
        String text = style.time().text(time, previous == null ? time : previous, first);
        previous = time;
        return text;
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
        return hasLinkHeader(packet) && headers.size() > 1
                ? new Packet(headers.subList(1, headers.size()), packet.payload(), packet.trailer(), packet.stop())
                : packet;
    }

    private static boolean hasLinkHeader(Packet packet) {
        List<Header> headers = packet.headers();
        return !headers.isEmpty()
                && (headers.get(0) instanceof EthernetHeader
                        || headers.get(0) instanceof LinuxCookedHeader
                        || headers.get(0) instanceof LoopbackHeader);
    }
}
