package io.rawnet.examples.ported;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.IpChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;

/** {@code ipv4}, ExampleRawConn_advertisingOSPFHello: a hello packet to all OSPF routers on one link (RFC 2328, A.3.2). */
final class OspfHello {
    private static final Ipv4Address ALL_SPF_ROUTERS = Ipv4Address.of("224.0.0.5");
    private static final int INTERNETWORK_CONTROL = 0x30; // CS6
    private static final int LENGTH = 44;
    private static final int CHECKSUM = 12;

    private OspfHello() {}

    static void advertise(int interfaceIndex, Ipv4Address router) throws IOException {
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.OSPF)) {
            channel.join(ALL_SPF_ROUTERS, interfaceIndex); // until the channel is closed
            Ipv4Header header = Ipv4Header.builder()
                    .dscp(INTERNETWORK_CONTROL)
                    .timeToLive(1)
                    .protocol(IpProtocol.OSPF)
                    .destination(ALL_SPF_ROUTERS)
                    .build();
            channel.send(header, hello(router), ControlMessage.NONE.withInterfaceIndex(interfaceIndex));
        }
    }

    private static ByteBuffer hello(Ipv4Address router) {
        ByteBuffer ospf = ByteBuffer.allocate(LENGTH);
        ospf.put((byte) 2).put((byte) 1).putShort((short) LENGTH); // version, type hello, length
        ospf.putInt(router.bits()).putInt(0); // router, area 0
        ospf.putShort((short) 0).putShort((short) 0).putLong(0); // checksum, no authentication
        ospf.putInt(0xFFFF_FF00).putShort((short) 10).put((byte) 2).put((byte)
                1); // mask, hello interval, options, priority
        ospf.putInt(40).putInt(0).putInt(0).flip(); // dead interval, no designated routers
        return ospf.putShort(CHECKSUM, (short) InternetChecksum.of(ospf.duplicate()));
    }
}
