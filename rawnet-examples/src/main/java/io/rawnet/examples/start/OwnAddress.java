package io.rawnet.examples.start;

import io.rawnet.channel.Answer;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.ReceivedFrame;
import java.io.IOException;
import java.time.Duration;

/** Opens a TCP connection from an address that no host has, such as eth0 192.0.2.77 192.0.2.2 80: no kernel resets it. */
final class OwnAddress {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public static void main(String[] args) throws Exception {
        if (args.length != 4) {
            System.err.println("usage: OwnAddress INTERFACE SOURCE SERVER PORT");
            System.exit(2);
        }
        LinkInterface on = LinkInterface.byName(args[0]);
        MacAddress mac = on.mac().orElseThrow();
        Ipv4Address own = Ipv4Address.of(args[1]);
        Ipv4Address server = Ipv4Address.of(args[2]);
        TcpHeader syn = TcpHeader.syn(40000, Integer.parseInt(args[3]));
        try (LinkChannel channel =
                LinkChannel.open(LinkMode.RAW, on, LinkChannel.ALL_PROTOCOLS, "arp or tcp and dst host " + own)) {
            Packet question = Packet.of(
                    new EthernetHeader(MacAddress.BROADCAST, mac, EtherType.ARP), ArpPacket.request(mac, own, server));
            MacAddress next = answer(channel, question)
                    .header(ArpPacket.class)
                    .flatMap(ArpPacket::senderMac)
                    .orElseThrow();
            EthernetHeader ethernet = new EthernetHeader(next, mac, EtherType.IPV4);
            Ipv4Header ip = Ipv4Header.builder().source(own).destination(server).build();
            TcpHeader synAck = answer(channel, Packet.of(ethernet, ip, syn).completed())
                    .header(TcpHeader.class)
                    .orElseThrow();
            TcpHeader ack =
                    synAck.reply(0).controlBits(TcpHeader.ACK | TcpHeader.PSH).build();
            Packet hello = Packet.of(ethernet, ip, ack).withPayload("hello".getBytes());
            System.out.println("the server acknowledges: " + answer(channel, hello.completed()));
        }
    }

    private static Packet answer(LinkChannel channel, Packet request) throws IOException {
        System.out.println("sent " + request);
        Packet answer = channel.exchange(request, PATIENCE)
                .map(Answer<ReceivedFrame>::packet)
                .orElseThrow(() -> new IOException("no answer to " + request));
        System.out.println("seen " + answer);
        return answer;
    }
}
