package io.rawnet.examples.command;

import io.rawnet.codec.Header;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.ControlMessage;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options for the fields of an IP header. */
final class IpFields {
    private static final int ECN_BITS = 2;
    private static final int ECN_MASK = 3;

    @Option(
            names = "--source",
            paramLabel = "ADDRESS",
            converter = IpAddressConverter.class,
            description = "source address; the route's unless given")
    private IpAddress source;

    @Option(
            names = "--ttl",
            paramLabel = "N",
            defaultValue = "64",
            description = "time to live or hop limit; default: ${DEFAULT-VALUE}")
    private int ttl = 64;

    @Option(
            names = "--tos",
            paramLabel = "N",
            defaultValue = "0",
            description = "type of service or traffic class; default: ${DEFAULT-VALUE}")
    private int tos;

    @Option(
            names = "--id",
            paramLabel = "N",
            defaultValue = "0",
            description = "identification, layers ip and link (IPv4)")
    private int identification;

    @Option(names = "--df", description = "don't fragment, layers ip and link (IPv4)")
    private boolean dontFragment;

    IpAddress source(CommandSpec spec, IpAddress destination) throws IOException {
        if (source != null && source.getClass() != destination.getClass()) {
            throw Arguments.misuse(
                    spec, "--source " + source + " and " + destination + " are of different versions of IP");
        }
        return source != null ? source : Hosts.sourceTowards(destination);
    }

    /** {@return the header, without what a packet completes} */
    Header header(IpAddress from, IpAddress to, IpProtocol protocol) {
        Header header = IpHeaders.between(from, to);
        return header instanceof Ipv4Header ipv4
                ? ipv4.toBuilder()
                        .protocol(protocol)
                        .timeToLive(ttl)
                        .dscp(tos >>> ECN_BITS)
                        .ecn(tos & ECN_MASK)
                        .identification(identification)
                        .flags(dontFragment ? Ipv4Header.DONT_FRAGMENT : 0)
                        .build()
                : ((Ipv6Header) header)
                        .toBuilder()
                                .nextHeader(protocol)
                                .hopLimit(ttl)
                                .dscp(tos >>> ECN_BITS)
                                .ecn(tos & ECN_MASK)
                                .build();
    }

    /** {@return the same for a header that the kernel writes} */
    ControlMessage control(IpAddress from) {
        return ControlMessage.NONE.withHopLimit(ttl).withTrafficClass(tos).withSource(from);
    }
}
