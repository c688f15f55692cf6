package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.TransportChannel;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/** For other sockets protocol 0 means the usual one. A raw socket has no usual one, and the kernel refuses. */
public final class ProtocolZero {
    /** @param args nothing */
    public static void main(String[] args) {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.of(0))) {
            System.out.println("opened for protocol " + channel.protocol());
        } catch (IOException refused) {
            System.out.println(refused.getMessage());
            System.out.println("the error is "
                    + SystemCallException.in(refused).orElseThrow().errno().name());
        }
    }
}
