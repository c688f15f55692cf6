package io.rawnet.examples.command;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.tool.listen.ListenSettings;
import io.rawnet.examples.tool.listen.Listener;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet listen}. */
@Command(
        name = "listen",
        description = "Prints packets of one IP protocol that come to this host, from the transport header on.",
        footer = {
            "",
            "ICMP and IGMP belong to IPv4, ICMPv6 to IPv6; of all others it hears both unless -4 or -6 is given."
        },
        mixinStandardHelpOptions = true)
public final class ListenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PROTOCOL",
            converter = IpProtocolConverter.class,
            description = "icmp, igmp, tcp, udp, icmpv6 or a number, 1 to 255")
    private IpProtocol protocol;

    @Mixin
    private IpVersion version;

    @Mixin
    private PacketFormat format;

    @Mixin
    private PacketCount count;

    @Option(
            names = {"-i", "--interface"},
            paramLabel = "IF",
            description = "listen on one interface only")
    private String interfaceName;

    @Option(
            names = {"-a", "--address"},
            paramLabel = "ADDRESS",
            converter = IpAddressConverter.class,
            description = "only packets to this address of this host")
    private IpAddress address;

    @Option(names = "--with-ip-header", description = "take packets with their IP header (IPv4 only)")
    private boolean withIpHeader;

    /** Made by picocli. */
    public ListenCommand() {}

    @Override
    public Integer call() throws IOException {
        Map<ProtocolFamily, IpProtocol> protocols = protocols();
        if (interfaceName != null) {
            LinkInterface.byName(interfaceName); // names those that there are if there is none
        }
        PrintWriter out = PacketFormat.unhurried(spec.commandLine().getOut());
        new Listener(
                        new ListenSettings(
                                protocols,
                                Optional.ofNullable(interfaceName),
                                Optional.ofNullable(address),
                                withIpHeader,
                                count.checked(spec)),
                        format.printer(out, false))
                .run(out);
        return 0;
    }

    /** {@return the protocol in each version of IP that is listened to} */
    private Map<ProtocolFamily, IpProtocol> protocols() {
        Optional<ProtocolFamily> asked = version.family(spec).or(this::familyOfAddress);
        if (withIpHeader && asked.isPresent() && asked.get() == StandardProtocolFamily.INET6) {
            throw Arguments.misuse(spec, "--with-ip-header: over IPv6 the kernel hands no IP header to raw sockets");
        }
        Map<ProtocolFamily, IpProtocol> protocols = new LinkedHashMap<>();
        if (asked.isPresent()) {
            protocols.put(asked.get(), in(asked.get()));
        } else {
            if (!protocol.equals(IpProtocol.ICMPV6)) {
                protocols.put(StandardProtocolFamily.INET, protocol);
            }
            if (!withIpHeader && !protocol.equals(IpProtocol.ICMP) && !protocol.equals(IpProtocol.IGMP)) {
                protocols.put(StandardProtocolFamily.INET6, protocol);
            }
        }
        if (protocols.isEmpty()) {
            throw Arguments.misuse(
                    spec,
                    "--with-ip-header: ICMPv6 belongs to IPv6, where the kernel hands no IP header to raw sockets");
        }
        return protocols;
    }

    private Optional<ProtocolFamily> familyOfAddress() {
        return Optional.ofNullable(address)
                .map(given ->
                        given instanceof Ipv6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    }

    /** {@return the protocol; ICMP over IPv6 is ICMPv6} */
    private IpProtocol in(ProtocolFamily family) {
        return family == StandardProtocolFamily.INET6 && protocol.equals(IpProtocol.ICMP)
                ? IpProtocol.ICMPV6
                : protocol;
    }
}
