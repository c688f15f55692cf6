package io.rawnet.examples.experiment.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.IpChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;

/** Four fields that the kernel does not leave alone although the IP header is ours: two always, two when they are 0. */
public final class KernelFillsIn {
    private static final IpProtocol OURS = IpProtocol.of(253);

    /** @param args nothing */
    public static void main(String[] args) throws IOException {
        Ipv4Header wrong = Ipv4Header.builder()
                .source(Ipv4Address.of("127.0.0.9"))
                .destination(Ipv4Address.LOOPBACK)
                .identification(0x1234)
                .totalLength(9999)
                .headerChecksum(0xbad0)
                .protocol(OURS)
                .build();
        Ipv4Header zero =
                wrong.toBuilder().source(Ipv4Address.ANY).identification(0).build();
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, OURS)) {
            for (Ipv4Header header : new Ipv4Header[] {wrong, zero}) {
                channel.send(header, Octets.hex("cafe cafe").buffer());
                print("sent", header);
                Packet seen = channel.receive(Duration.ofSeconds(1)).packet();
                print("seen", seen.header(Ipv4Header.class).orElseThrow());
            }
        }
    }

    private static void print(String what, Ipv4Header header) {
        System.out.printf(
                "%s source %s, id 0x%04x, total length %d, checksum 0x%04x, which is %s%n",
                what,
                header.source(),
                header.identification(),
                header.totalLength(),
                header.headerChecksum(),
                header.withChecksum().equals(header) ? "right" : "wrong");
    }
}
