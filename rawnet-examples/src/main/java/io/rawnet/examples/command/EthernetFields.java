package io.rawnet.examples.command;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.examples.tool.arping.Neighbours;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options for the fields of an Ethernet header. */
final class EthernetFields {
    private static final IpAddress BROADCAST = IpAddress.of("255.255.255.255");

    @Option(
            names = "--source-mac",
            paramLabel = "MAC",
            converter = MacConverter.class,
            description = "layer link; the interface's unless given")
    private MacAddress source;

    @Option(
            names = {"--destination-mac", "--dest-mac"},
            paramLabel = "MAC",
            converter = MacConverter.class,
            description = "layer link; unless given, whoever has the address of the gateway or the host")
    private MacAddress destination;

    @Option(
            names = "--ether-type",
            paramLabel = "N",
            description = "layer link, such as 0x88b5; that of IP unless given")
    private Integer etherType;

    private EtherType type(IpAddress target) {
        if (etherType != null) {
            return EtherType.of(etherType);
        }
        return target instanceof Ipv4Address ? EtherType.IPV4 : EtherType.IPV6;
    }

    /**
     * {@return the Ethernet header of packets to a host}
     *
     * @param on the interface they leave through
     * @param target where they go
     * @param neighbour who gets them on the link: the gateway, or the target itself
     */
    EthernetHeader header(LinkInterface on, IpAddress target, IpAddress neighbour) throws IOException {
        return new EthernetHeader(destinationMac(on, target, neighbour), sourceMac(on), type(target));
    }

    private MacAddress sourceMac(LinkInterface on) throws IOException {
        return source != null
                ? source
                : on.mac()
                        .orElseThrow(() -> new IOException(on.name() + " is no Ethernet interface: give --source-mac"));
    }

    private MacAddress destinationMac(LinkInterface on, IpAddress target, IpAddress neighbour) throws IOException {
        if (destination != null) {
            return destination;
        }
        if (target.isMulticast()) {
            return MacAddress.ofMulticast(target);
        }
        if (target.equals(BROADCAST)) {
            return MacAddress.BROADCAST;
        }
        if (on.loopback()) {
            return sourceMac(on);
        }
        return Neighbours.ask(on, neighbour)
                .orElseThrow(() -> new IOException("nobody on " + on.name() + " says that it has " + neighbour
                        + (neighbour.equals(target) ? "" : ", the gateway to " + target) + ": give --destination-mac"));
    }

    /** Reads an Ethernet address. */
    static final class MacConverter implements ITypeConverter<MacAddress> {
        @Override
        public MacAddress convert(String text) {
            try {
                return MacAddress.of(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }
}
