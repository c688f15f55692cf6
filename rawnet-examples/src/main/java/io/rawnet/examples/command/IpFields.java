package io.rawnet.examples.command;

import io.rawnet.codec.Header;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.craft.AddressValue;
import io.rawnet.examples.tool.craft.FieldValue;
import io.rawnet.examples.tool.craft.Layer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options for the fields of an IP header. */
final class IpFields {
    private static final int ECN_BITS = 2;
    private static final int ECN_MASK = 3;

    @Option(
            names = {"-a", "--source", "--spoof", "--source-ip"},
            paramLabel = "ADDRESS",
            converter = AddressValueConverter.class,
            description =
                    "source address; the route's unless given; an address, +1 (counted up with each packet), an address"
                            + " and +1, or random")
    private AddressValue source = AddressValue.USUAL;

    @Option(
            names = {"-t", "--ttl"},
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
            names = {"-N", "--id"},
            paramLabel = "N",
            converter = FieldValueConverter.class,
            description = "identification, layers ip and link (IPv4); default: 0, for which layer ip takes the kernel's"
                    + CraftOptions.VALUES)
    private FieldValue identification = FieldValue.USUAL;

    @Option(
            names = {"-y", "--df"},
            description = "don't fragment, layers ip and link (IPv4)")
    private boolean dontFragment;

    boolean hasSource() {
        return source.first().isPresent();
    }

    /** Complains about what cannot be. */
    void check(CommandSpec spec, IpAddress destination, Layer layer) {
        source.first()
                .filter(given -> given.getClass() != destination.getClass())
                .ifPresent(given -> {
                    throw Arguments.misuse(
                            spec, "--source " + given + " and " + destination + " are of different versions of IP");
                });
        if (layer == Layer.TRANSPORT && source.varies()) {
            throw Arguments.misuse(
                    spec, "at the transport layer the kernel sends from addresses of this host only: add --layer ip");
        }
    }

    /** {@return whether a packet to a destination may differ from the first one} */
    boolean varies(IpAddress destination) {
        return source.varies() || destination instanceof Ipv4Address && identification.varies();
    }

    /**
     * {@return the header of a packet, without what a packet completes}
     *
     * @param index which packet, from 0 on
     * @param routed the source address that the route prefers
     */
    Header header(long index, IpAddress routed, IpAddress to, IpProtocol protocol) {
        Packet packet = Packet.of().behind(protocol, source.at(index, routed), to);
        return packet.headers().get(0) instanceof Ipv4Header ipv4
                ? ipv4.toBuilder()
                        .timeToLive(ttl)
                        .dscp(tos >>> ECN_BITS)
                        .ecn(tos & ECN_MASK)
                        .identification(Math.toIntExact(identification.at(index, 0, Short.SIZE)))
                        .flags(dontFragment ? Ipv4Header.DONT_FRAGMENT : 0)
                        .build()
                : ((Ipv6Header) packet.headers().get(0))
                        .toBuilder()
                                .hopLimit(ttl)
                                .dscp(tos >>> ECN_BITS)
                                .ecn(tos & ECN_MASK)
                                .build();
    }
}
