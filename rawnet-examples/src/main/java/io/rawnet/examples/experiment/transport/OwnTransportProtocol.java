package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.HexDump;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A protocol beside TCP and UDP: one octet of version, one of length, then text. Its number is one for experiments (RFC 3692). */
public final class OwnTransportProtocol {
    private static final IpProtocol OURS = IpProtocol.of(253);

    /** @param args nothing to hear a message; an address and a text to send one */
    public static void main(String[] args) throws IOException {
        if (args.length != 0 && args.length != 2) {
            System.err.println("usage: OwnTransportProtocol [ADDRESS TEXT]");
            System.exit(2);
        }
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, OURS)) {
            if (args.length == 2) {
                Ipv4Address destination = Ipv4Address.of(args[0]);
                byte[] text = args[1].getBytes(StandardCharsets.UTF_8);
                ByteBuffer message = ByteBuffer.allocate(2 + text.length);
                message.put((byte) 1).put((byte) text.length).put(text).flip();
                System.out.println("sent " + Octets.copyOf(message));
                channel.send(message, destination);
                return;
            }
            System.out.println("listening for protocol " + OURS.number());
            Arrival<ReceivedPacket> arrival = channel.receive();
            ReceivedPacket received = arrival.metadata();
            Octets message = arrival.packet().octets();
            if (message.size() < 2 || message.get(1) != message.size() - 2) {
                System.out.println("something else: " + message);
                return;
            }
            System.out.println("version " + message.get(0) + ", " + message.get(1) + " octets of text from "
                    + received.source() + ", protocol "
                    + received.ipv4Header().orElseThrow().protocol().number());
            System.out.print(HexDump.format(message.slice(2, message.size()).buffer()));
        }
    }
}
