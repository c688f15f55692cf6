package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.TransportChannel;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/** Opens a raw socket, and says what to do if the kernel refuses: it takes the capability CAP_NET_RAW. */
public final class WithoutCapability {
    /** @param args nothing */
    public static void main(String[] args) {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            System.out.println("opened for " + channel.protocol());
        } catch (IOException refused) {
            System.out.println(refused.getMessage());
            Errno errno = SystemCallException.in(refused).orElseThrow().errno();
            System.out.println(
                    "the error is " + errno.name() + (errno.equals(Errno.EPERM) ? ", a missing privilege" : ""));
        }
    }
}
