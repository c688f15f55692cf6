package io.rawnet.examples.command;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.HexDump;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.InternetChannel;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet listen}. */
@Command(
        name = "listen",
        description = "Prints packets of one IP protocol that come to this host.",
        mixinStandardHelpOptions = true)
public final class ListenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PROTOCOL",
            converter = IpProtocolConverter.class,
            description = "icmp, igmp, tcp, udp, icmpv6 or a number, 1 to 255")
    private IpProtocol protocol;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            converter = IpAddressConverter.class,
            description = "only packets to this address of this host")
    private IpAddress address;

    @Option(names = "--count", paramLabel = "N", description = "end after so many packets")
    private Long count;

    @Option(names = "--hex", description = "print the octets too")
    private boolean hex;

    @Option(names = "--with-ip-header", description = "take packets with their IP header (IPv4 only)")
    private boolean withIpHeader;

    @Option(names = "-6", description = "IPv6 instead of IPv4")
    private boolean ipv6;

    /** Made by picocli. */
    public ListenCommand() {}

    @Override
    public Integer call() throws IOException {
        if (ipv6 && withIpHeader) {
            throw new ParameterException(
                    spec.commandLine(), "--with-ip-header: over IPv6 the kernel hands no IP header to raw sockets");
        }
        try (InternetChannel<?> channel = open()) {
            if (address != null) {
                channel.bind(address);
            }
            for (long received = 0; count == null || received < count; received++) {
                print(channel);
            }
        }
        return 0;
    }

    private InternetChannel<?> open() throws IOException {
        StandardProtocolFamily family = ipv6 || address instanceof io.rawnet.codec.address.Ipv6Address
                ? StandardProtocolFamily.INET6
                : StandardProtocolFamily.INET;
        IpProtocol wanted = ipv6 && protocol.equals(IpProtocol.ICMP) ? IpProtocol.ICMPV6 : protocol;
        return withIpHeader ? IpChannel.open(family, wanted) : TransportChannel.open(family, wanted);
    }

    private void print(InternetChannel<?> channel) throws IOException {
        Arrival<ReceivedPacket> arrival = channel.receive();
        Packet packet = arrival.packet();
        PrintWriter out = spec.commandLine().getOut();
        out.println(withIpHeader ? packet : arrival.metadata().source() + "  " + packet);
        if (hex) {
            out.print(HexDump.format(packet.octets().buffer()));
        }
        out.flush();
    }
}
