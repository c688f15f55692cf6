package io.rawnet.ip;

import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.util.Optional;

/** What a channel may be asked to report with each received packet, see {@link InternetChannel#setControlFields}. */
public enum ControlField {
    /** {@link ReceivedPacket#hopLimit()}: IP_RECVTTL, IPV6_RECVHOPLIMIT. */
    HOP_LIMIT(Ipv4Options.IP_RECVTTL, Ipv6Options.IPV6_RECVHOPLIMIT),

    /** {@link ReceivedPacket#trafficClass()}: IP_RECVTOS, IPV6_RECVTCLASS. */
    TRAFFIC_CLASS(Ipv4Options.IP_RECVTOS, Ipv6Options.IPV6_RECVTCLASS),

    /** {@link ReceivedPacket#destination()}: IP_PKTINFO, IPV6_RECVPKTINFO, which report the interface too. */
    DESTINATION(Ipv4Options.IP_PKTINFO, Ipv6Options.IPV6_RECVPKTINFO),

    /** {@link ReceivedPacket#interfaceIndex()}: IP_PKTINFO, IPV6_RECVPKTINFO, which report the destination too. */
    INTERFACE(Ipv4Options.IP_PKTINFO, Ipv6Options.IPV6_RECVPKTINFO),

    /**
     * {@link ReceivedPacket#pathMtu()}: IPV6_RECVPATHMTU, IPv6 only. The news comes by itself, with no octets, when a packet did not
     * fit.
     */
    PATH_MTU(null, Ipv6Options.IPV6_RECVPATHMTU),

    /** {@link ReceivedPacket#timestamp()}: SO_TIMESTAMPNS. */
    TIMESTAMP(SocketLevelOptions.SO_TIMESTAMPNS, SocketLevelOptions.SO_TIMESTAMPNS),

    /** {@link ReceivedPacket#dropCount()}: SO_RXQ_OVFL; absent as long as nothing was lost. */
    DROP_COUNT(SocketLevelOptions.SO_RXQ_OVFL, SocketLevelOptions.SO_RXQ_OVFL);

    private final Optional<KernelOption> ipv4;
    private final Optional<KernelOption> ipv6;

    ControlField(KernelOption ipv4, KernelOption ipv6) {
        this.ipv4 = Optional.ofNullable(ipv4);
        this.ipv6 = Optional.ofNullable(ipv6);
    }

    /** {@return the option that asks for it; empty where the family has none} */
    Optional<KernelOption> option(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }
}
