package io.rawnet.examples.tool.ping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.command.Shell;
import io.rawnet.examples.tool.Sysctl;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.IpSendBatch;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Replies that no kernel would send, sent by hand. */
@InPrivateNetwork
class PingRepliesTest {
    private static final String HOST = "10.0.0.2";
    private static final Ipv4Address LOCAL = Ipv4Address.of("10.0.0.1");

    @Test
    void repliesLaterThanTheIntervalCount(PrivateNetwork network) throws Exception {
        String printed = ping(network, 3, (batch, replies) -> replies.forEach(reply -> batch.add(reply, LOCAL)));
        assertThat(printed).contains("3 packets transmitted, 3 received, 0% packet loss");
    }

    @Test
    void aSecondReplyIsADuplicate(PrivateNetwork network) throws Exception {
        String printed = ping(network, 2, (batch, replies) -> {
            batch.add(replies.get(0), LOCAL);
            batch.add(replies.get(0), LOCAL);
            batch.add(replies.get(1), LOCAL);
        });
        assertThat(printed)
                .containsPattern("icmp_seq=1 ttl=64 time=[0-9.]+ ms \\(DUP!\\)")
                .contains("2 packets transmitted, 2 received, +1 duplicates, 0% packet loss");
    }

    @Test
    void wrongDataIsShown(PrivateNetwork network) throws Exception {
        String printed = ping(network, 1, (batch, replies) -> {
            byte[] data = replies.get(0).payload().toArray();
            data[20] = 0x55;
            batch.add(replies.get(0).withPayload(data).completed(), LOCAL);
        });
        assertThat(printed)
                .contains("wrong data byte #20 should be 0x14 but was 0x55\n#0\t0 1 2 3 ")
                .contains("1 packets transmitted, 1 received");
    }

    @Test
    void repliesOfAnotherIdentifierAreNotItsOwn(PrivateNetwork network) throws Exception {
        String printed = ping(network, 1, (batch, replies) -> {
            batch.add(
                    Packet.of(IcmpHeader.echoRequest(1, 1).toReply())
                            .withPayload(replies.get(0).payload())
                            .completed(),
                    LOCAL);
            // its own is shorter
            batch.add(replies.get(0).withPayload(new byte[0]).completed(), LOCAL);
        });
        assertThat(printed)
                .containsOnlyOnce(" bytes from ")
                .contains("8 bytes from 10.0.0.2: icmp_seq=1 ")
                .contains("1 packets transmitted, 1 received, 0% packet loss");
    }

    @Test
    void aReplyFromAnotherAddressIsShownAsOne(PrivateNetwork network) throws Exception {
        network.peer()
                .start("ip", "address", "add", "10.0.0.3/24", "dev", "eth0")
                .waitFor();
        String printed = ping(
                network,
                1,
                (batch, replies) -> batch.add(
                        ByteBuffer.wrap(replies.get(0).octets().toArray()),
                        LOCAL,
                        ControlMessage.NONE.withSource(Ipv4Address.of("10.0.0.3"))));
        assertThat(printed)
                .containsPattern("64 bytes from 10.0.0.3: icmp_seq=1 ttl=64 time=[0-9.]+ ms \\(DIFFERENT ADDRESS!\\)\n")
                .contains("1 packets transmitted, 1 received");
    }

    @Test
    void aReplyWithAWrongChecksumIsCorrupted(PrivateNetwork network) throws Exception {
        String printed = ping(network, 1, (batch, replies) -> {
            byte[] octets = replies.get(0).octets().toArray();
            octets[2] ^= 1;
            batch.add(ByteBuffer.wrap(octets), LOCAL);
            batch.add(replies.get(0), LOCAL);
        });
        assertThat(printed)
                .containsOnlyOnce("(BAD CHECKSUM!)\n")
                .contains("1 packets transmitted, 1 received, +1 corrupted, 0% packet loss");
    }

    /** {@return what ping prints that is answered after its last request, with all that somebody likes at once} */
    private static String ping(PrivateNetwork network, int count, Replier replier) throws Exception {
        Sysctl.set(network.peer(), "net.ipv4.icmp_echo_ignore_all", "1");
        TransportChannel channel =
                network.peer().call(() -> TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP));
        Future<Void> replying = network.peer().background(() -> {
            try (channel) {
                List<Packet> replies = new ArrayList<>();
                while (replies.size() < count) {
                    Packet request = channel.receive().packet();
                    IcmpHeader header = request.header(IcmpHeader.class).orElseThrow();
                    if (header.type() == IcmpHeader.ECHO_REQUEST) {
                        replies.add(Packet.of(header.toReply())
                                .withPayload(request.payload())
                                .completed());
                    }
                }
                IpSendBatch batch = new IpSendBatch(count + 1, 100);
                replier.reply(batch, replies);
                channel.send(batch);
                return null;
            }
        });
        String printed = Shell.run("ping", "-c", "" + count, "-i", "0.2", "-W", "30", HOST)
                .out();
        replying.get();
        return printed;
    }

    /** Sends what it likes to requests. */
    @FunctionalInterface
    private interface Replier {
        void reply(IpSendBatch batch, List<Packet> replies);
    }
}
