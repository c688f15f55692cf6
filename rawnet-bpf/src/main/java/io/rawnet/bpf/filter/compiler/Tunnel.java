package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.all;
import static io.rawnet.bpf.filter.compiler.Condition.anyBit;
import static io.rawnet.bpf.filter.compiler.Condition.atLeast;
import static io.rawnet.bpf.filter.compiler.Condition.equal;
import static io.rawnet.bpf.filter.compiler.Condition.not;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.filter.compiler.Expression.Encapsulation;
import io.rawnet.bpf.filter.compiler.Value.Constant;
import io.rawnet.bpf.filter.compiler.Value.Kept;
import io.rawnet.bpf.filter.compiler.Value.Operation;
import io.rawnet.codec.number.UdpPort;
import java.util.List;

/**
 * A tunnel over UDP: the condition for a packet to be in one, and the layers that the packet inside may have.
 *
 * @param present whether the packet is in the tunnel
 * @param label the number of the virtual network, in the upper 24 bits
 * @param inside the layers of the packet inside; each condition holds only together with {@code present}
 */
record Tunnel(Condition present, Value label, List<Alternative> inside) {

    private static final int UDP = 17;
    private static final int UDP_HEADER_LENGTH = 8;
    private static final int UDP_DESTINATION_PORT = 2;
    private static final int IPV6_NEXT_HEADER = 6;
    private static final int TUNNEL_HEADER_LENGTH = 8;

    /** Each tunnel around another keeps its offset in a slot of its own. */
    private static final int OFFSET_SLOT = 11;

    /**
     * {@return the tunnels that begin in a packet: one over IPv4 and one over IPv6}
     *
     * @param depth number of tunnels around this one
     */
    static List<Tunnel> in(LinkLayer layer, Encapsulation.Kind kind, int depth) {
        TransportTests tests = new TransportTests(layer);
        Condition overIpv4 = all(tests.ipv4Carries(UDP), tests.firstFragment());
        Condition overIpv6 =
                all(layer.carries(EtherTypes.IPV6), equal(layer.payloadOctets(LoadSize.BYTE, IPV6_NEXT_HEADER), UDP));
        return List.of(
                of(layer, kind, depth, overIpv4, layer.baseBehindIpv4Header(), layer.payload()),
                of(layer, kind, depth, overIpv6, layer.base(), layer.behindIpv6Header()));
    }

    private static Tunnel of(
            LinkLayer layer, Encapsulation.Kind kind, int depth, Condition overUdp, Value base, int udp) {
        int start = udp + UDP_HEADER_LENGTH;
        Value port = LinkLayer.at(base, LoadSize.HALF_WORD, udp + UDP_DESTINATION_PORT);
        Value flags = LinkLayer.at(base, LoadSize.BYTE, start);
        Value label = LinkLayer.at(base, LoadSize.WORD, start + 4).masked(0xffffff00);
        if (kind == Encapsulation.Kind.VXLAN) {
            // the flag I says that there is a network identifier (RFC 7348, 5)
            Condition present = all(overUdp, equal(port, UdpPort.VXLAN.number()), anyBit(flags, 0x08));
            LinkLayer frame = layer.withFrameAt(kept(base, depth), start + TUNNEL_HEADER_LENGTH);
            return new Tunnel(present, label, List.of(new Alternative(Condition.ALWAYS, frame)));
        }
        // the version is 0 (RFC 8926, 3.4)
        Value type = LinkLayer.at(base, LoadSize.HALF_WORD, start + 2);
        // the last test is always true: a packet that is cut before the type is not accepted, as in libpcap
        Condition present =
                all(overUdp, equal(port, UdpPort.GENEVE.number()), equal(flags.masked(0xc0), 0), atLeast(type, 0));
        Value options = new Operation(ArithmeticOperation.SHIFT_LEFT, flags.masked(0x3f), new Constant(2));
        Value behind = kept(base == null ? options : new Operation(ArithmeticOperation.ADD, base, options), depth);
        Condition carriesFrame = equal(type, EtherTypes.BRIDGED_ETHERNET);
        int content = start + TUNNEL_HEADER_LENGTH;
        return new Tunnel(
                present,
                label,
                List.of(
                        new Alternative(carriesFrame, layer.withFrameAt(behind, content)),
                        new Alternative(not(carriesFrame), layer.withPacketAt(behind, content, type))));
    }

    private static Value kept(Value base, int depth) {
        return base == null ? null : new Kept(OFFSET_SLOT - depth, base);
    }
}
