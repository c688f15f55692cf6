package io.rawnet.examples.start;

import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import java.net.StandardProtocolFamily;
import java.util.ArrayList;
import java.util.List;

/** Prints the frames of ARP and ICMP on an interface, such as eth0, and the ICMP messages that come to this host: one thread waits for both. */
final class WatchTwoLayers {
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: WatchTwoLayers INTERFACE");
            System.exit(2);
        }
        try (Poller poller = Poller.open();
                TransportChannel messages = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP);
                LinkChannel frames = LinkChannel.open(
                        LinkMode.RAW, LinkInterface.byName(args[0]), LinkChannel.ALL_PROTOCOLS, "arp or icmp")) {
            poller.register(messages, PollKey.OP_READ);
            poller.register(frames, PollKey.OP_READ);
            List<PollKey> ready = new ArrayList<>();
            while (true) {
                poller.select(ready::add);
                for (PollKey key : ready) {
                    if (key.channel() == frames) {
                        frames.tryReceive().ifPresent(arrival -> System.out.println("frame: " + arrival.packet()));
                    } else {
                        messages.tryReceive().ifPresent(arrival -> System.out.println("message: " + arrival.packet()));
                    }
                }
                ready.clear();
            }
        }
    }
}
