package io.rawnet.examples.command;

import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.tool.Target;
import io.rawnet.examples.tool.craft.CraftSettings;
import io.rawnet.examples.tool.craft.Layer;
import io.rawnet.examples.tool.craft.PacketSource;
import io.rawnet.ip.NextHop;
import io.rawnet.ip.Route;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what to send and where to, of send and exchange. */
final class CraftOptions {
    /** What a field that may differ from packet to packet can be. */
    static final String VALUES = "; N, +1 (counted up with each packet), N+1 or random";

    @Parameters(
            index = "0",
            paramLabel = "PROTOCOL",
            converter = IpProtocolConverter.class,
            description =
                    "tcp, udp, icmp (an echo request, over IPv6 of ICMPv6), icmpv6, or a number, 1 to 255, for the payload alone")
    private IpProtocol protocol;

    @Parameters(
            index = "1",
            paramLabel = "DESTINATION",
            description = "address or name of the host; fe80::1%%eth0 for a link-local address")
    private String host;

    @Option(
            names = "--layer",
            paramLabel = "LAYER",
            defaultValue = "transport",
            description = "the lowest header that is ours: transport, ip or link; default: ${DEFAULT-VALUE}")
    private Layer layer;

    @ArgGroup(validate = false, heading = "IP header%n")
    private IpFields ip = new IpFields();

    @ArgGroup(validate = false, heading = "Transport header%n")
    private TransportFields transport = new TransportFields();

    @ArgGroup(validate = false, heading = "Ethernet header%n")
    private EthernetFields ethernet = new EthernetFields();

    @Mixin
    private Payload payload;

    @Mixin
    private IpVersion version;

    @Option(
            names = {"-I", "--interface"},
            paramLabel = "IF",
            description = "the interface; default: the one that the route to the host leaves through")
    private String interfaceName;

    /** Crafts Ethernet frames, as AF_XDP sends nothing else. */
    void takeLinkLayer(CommandSpec spec) {
        if (layer != Layer.LINK && spec.commandLine().getParseResult().hasMatchedOption("--layer")) {
            throw Arguments.misuse(spec, "--xdp sends at the link layer: leave --layer out");
        }
        layer = Layer.LINK;
    }

    /**
     * {@return what the user asked for}
     *
     * @param patience how long to wait for answers; absent to wait for none
     */
    CraftSettings settings(CommandSpec spec, long count, Duration interval, Optional<Duration> patience, int retries)
            throws IOException {
        Optional<LinkInterface> named =
                interfaceName == null ? Optional.empty() : Optional.of(LinkInterface.byName(interfaceName));
        Target target = Target.resolve(host, version.family(spec), named);
        Optional<LinkInterface> only = named.or(target::zone);
        int index = only.map(LinkInterface::index).orElse(0);
        NextHop hop = NextHop.to(target.address(), index);
        LinkInterface leaving = only.isPresent() ? only.get() : LinkInterface.byIndex(hop.interfaceIndex());
        return new CraftSettings(
                target,
                protocolTo(spec, target),
                layer,
                only,
                leaving,
                packets(spec, target, leaving, hop),
                count,
                interval,
                patience,
                retries);
    }

    private IpProtocol protocolTo(CommandSpec spec, Target target) {
        if (protocol.equals(IpProtocol.ICMPV6) && target.isIpv4()) {
            throw Arguments.misuse(
                    spec, "icmpv6 goes over IPv6, and " + target.address() + " is an IPv4 address: write icmp");
        }
        return protocol.equals(IpProtocol.ICMP) && !target.isIpv4() ? IpProtocol.ICMPV6 : protocol;
    }

    private PacketSource packets(CommandSpec spec, Target target, LinkInterface leaving, NextHop hop)
            throws IOException {
        IpAddress destination = target.address();
        IpProtocol carried = protocolTo(spec, target);
        ip.check(spec, destination, layer);
        boolean scoped = target.interfaceIndex() > 0;
        IpAddress routed = ip.hasSource()
                ? destination
                : Route.to(destination, scoped ? leaving.index() : 0).source();
        Octets data = payload.octets(spec);
        Optional<Header> frame = layer == Layer.LINK
                ? Optional.of(ethernet.header(leaving, destination, hop.neighbour(destination)))
                : Optional.empty();
        PacketSource packets = new CraftedPackets(carried, routed, destination, frame, ip, transport, data);
        // what is wrong is said before anything is sent
        packets.packet(0);
        return packets;
    }
}
