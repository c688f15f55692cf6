package io.rawnet.examples.command;

import io.rawnet.codec.Header;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.packet.Packet;
import java.util.List;

/** IP headers of either version. */
final class IpHeaders {
    private IpHeaders() {}

    static NetworkHeader between(IpAddress source, IpAddress destination) {
        return source instanceof Ipv4Address ipv4
                ? Ipv4Header.builder()
                        .source(ipv4)
                        .destination((Ipv4Address) destination)
                        .build()
                : Ipv6Header.builder()
                        .source((Ipv6Address) source)
                        .destination((Ipv6Address) destination)
                        .build();
    }

    /** {@return what is behind the outermost header} */
    static Packet withoutFirst(Packet packet) {
        List<Header> headers = packet.headers();
        return Packet.of(headers.subList(1, headers.size()).toArray(Header[]::new))
                .withPayload(packet.payload());
    }
}
