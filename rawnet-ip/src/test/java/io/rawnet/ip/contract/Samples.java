package io.rawnet.ip.contract;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;

/** What the contract's channels send and receive. */
final class Samples {
    static final Ipv4Address IPV4 = Ipv4Address.of("127.0.0.1");
    static final Ipv6Address IPV6 = Ipv6Address.of("::1");

    private static final int PAYLOAD = 40;

    private Samples() {}

    static byte[] payload() {
        byte[] payload = new byte[PAYLOAD];
        for (int index = 0; index < PAYLOAD; index++) {
            payload[index] = (byte) (index + 1);
        }
        return payload;
    }

    static byte[] ipv4Packet() {
        Ipv4Header header = Ipv4Header.builder()
                .protocol(IpProtocol.EXPERIMENTAL_1)
                .identification(7)
                .source(IPV4)
                .destination(IPV4)
                .build();
        return Packet.of(header).withPayload(payload()).completed().octets().toArray();
    }

    static byte[] ipv6Packet() {
        Ipv6Header header = Ipv6Header.builder()
                .nextHeader(IpProtocol.EXPERIMENTAL_1)
                .hopLimit(64)
                .source(IPV6)
                .destination(IPV6)
                .build();
        return Packet.of(header).withPayload(payload()).completed().octets().toArray();
    }
}
