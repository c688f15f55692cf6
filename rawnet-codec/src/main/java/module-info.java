/**
 * Packet headers to octets and back, without native code and without dependencies.
 *
 * <p>{@code io.rawnet.codec} holds what every header shares, {@code address} and {@code number} the value types that
 * headers are made of, {@code link}, {@code network}, {@code control}, {@code transport} and {@code tunnel} one header a
 * file, {@code fragment} takes IP packets to pieces and puts them together, {@code packet} the whole stack, and {@code flow}
 * and {@code stream} which packets belong to one conversation and what is said in it. Sockets are
 * not here: see {@code io.rawnet.ip} and {@code io.rawnet.packet}.
 */
// the modules named below are built later and need not be there
@SuppressWarnings("module")
module io.rawnet.codec {
    exports io.rawnet.codec;
    exports io.rawnet.codec.address;
    exports io.rawnet.codec.flow;
    exports io.rawnet.codec.fragment;
    exports io.rawnet.codec.control;
    exports io.rawnet.codec.control.icmp;
    exports io.rawnet.codec.control.icmpv6;
    exports io.rawnet.codec.control.igmp;
    exports io.rawnet.codec.control.ndp;
    exports io.rawnet.codec.control.vrrp;
    exports io.rawnet.codec.link;
    exports io.rawnet.codec.link.lldp;
    exports io.rawnet.codec.network;
    exports io.rawnet.codec.number;
    exports io.rawnet.codec.option;
    exports io.rawnet.codec.packet;
    exports io.rawnet.codec.stream;
    exports io.rawnet.codec.transport;
    exports io.rawnet.codec.tunnel;
    exports io.rawnet.codec.transport.option;
    exports io.rawnet.codec.transport.sctp;
    exports io.rawnet.codec.internal to
            io.rawnet.bpf,
            io.rawnet.pcap;
}
