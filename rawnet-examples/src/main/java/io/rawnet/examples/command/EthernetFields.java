package io.rawnet.examples.command;

import io.rawnet.codec.Header;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options for the fields of an Ethernet header. */
final class EthernetFields {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Option(
            names = "--source-mac",
            paramLabel = "MAC",
            converter = MacConverter.class,
            description = "layer link; the interface's unless given")
    private MacAddress source;

    @Option(
            names = "--destination-mac",
            paramLabel = "MAC",
            converter = MacConverter.class,
            description = "layer link; unless given, whoever answers ARP for the destination")
    private MacAddress destination;

    @Option(
            names = "--ether-type",
            paramLabel = "N",
            description = "layer link, such as 0x88b5; that of IP unless given")
    private Integer etherType;

    EtherType type(IpAddress target) {
        if (etherType != null) {
            return EtherType.of(etherType);
        }
        return target instanceof Ipv4Address ? EtherType.IPV4 : EtherType.IPV6;
    }

    /** {@return the packet behind an Ethernet header} */
    Packet before(Packet packet, LinkInterface on, IpAddress target) throws IOException {
        List<Header> headers = new ArrayList<>();
        headers.add(new EthernetHeader(destinationMac(on, target), sourceMac(on), type(target)));
        headers.addAll(packet.headers());
        return Packet.of(headers.toArray(Header[]::new)).withPayload(packet.payload());
    }

    private MacAddress sourceMac(LinkInterface on) throws IOException {
        return source != null
                ? source
                : on.mac()
                        .orElseThrow(() -> new IOException(on.name() + " is no Ethernet interface: give --source-mac"));
    }

    private MacAddress destinationMac(LinkInterface on, IpAddress target) throws IOException {
        if (destination != null) {
            return destination;
        }
        if (target.isMulticast()) {
            return MacAddress.ofMulticast(target);
        }
        if (target instanceof Ipv4Address ipv4) {
            return Arp.ask(on, ipv4, PATIENCE)
                    .orElseThrow(() -> new IOException(
                            "nobody on " + on.name() + " answers ARP for " + target + ": give --destination-mac"));
        }
        throw new IOException("over IPv6 the link layer needs --destination-mac");
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
