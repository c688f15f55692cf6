package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@InPrivateNetwork
class BatchTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(
            value = StandardProtocolFamily.class,
            names = {"INET", "INET6"})
    void manyPacketsGoWithOneCall(StandardProtocolFamily family, PrivateNetwork network) throws Exception {
        boolean ipv4 = family == StandardProtocolFamily.INET;
        IpAddress peer = IpAddress.of(
                ipv4 ? network.peer().ipv4Address() : network.peer().ipv6Address());
        IpAddress local = IpAddress.of(
                ipv4 ? network.local().ipv4Address() : network.local().ipv6Address());
        // opened before, so it gets each packet after the other, which is opened next
        try (TransportChannel witness = network.peer().call(() -> open(family));
                TransportChannel receiver = network.peer().call(() -> open(family));
                TransportChannel sender = open(family)) {
            receiver.setControlFields(EnumSet.of(ControlField.HOP_LIMIT));
            IpSendBatch out = new IpSendBatch(3, 100);
            assertThat(out.add(packet(10, 1), peer)).isTrue();
            assertThat(out.add(packet(20, 2), peer, ControlMessage.NONE.withHopLimit(9)))
                    .isTrue();
            assertThat(out.add(packet(60, 3), peer)).isTrue();
            assertThat(out.add(packet(10, 4), peer)).isFalse();
            assertThat(sender.send(out)).isEqualTo(3);
            assertThat(out.sent()).isEqualTo(out.size()).isEqualTo(out.capacity());

            for (int packet = 0; packet < 3; packet++) {
                witness.receive(ByteBuffer.allocate(100), LONG);
            }
            IpReceiveBatch in = new IpReceiveBatch(8, 50 + (ipv4 ? 20 : 0));
            int received = receiver.receive(in, LONG);

            assertThat(received).isEqualTo(in.size()).isEqualTo(3);
            assertThat(in.packet(0)).isEqualTo(packet(10, 1));
            assertThat(in.packet(1)).isEqualTo(packet(20, 2));
            assertThat(in.packet(2).remaining()).isEqualTo(50);
            assertThat(in.truncated(1)).isFalse();
            assertThat(in.truncated(2)).isTrue();
            assertThat(in.originalLength(0)).isEqualTo(10);
            assertThat(in.originalLength(2)).isEqualTo(60);
            assertThat(in.source(0)).isEqualTo(local);
            assertThat(in.metadata(0).hopLimit()).hasValue(64);
            assertThat(in.metadata(1).hopLimit()).hasValue(9);
            assertThatThrownBy(() -> in.packet(3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(receiver.tryReceive(in)).isZero();
            assertThat(in.size()).isZero();

            assertThat(sender.send(out)).isZero();
            out.rewind();
            assertThat(sender.send(out)).isEqualTo(3);
            out.clear();
            sender.connect(peer);
            assertThat(out.add(packet(5, 5))).isTrue();
            assertThat(sender.send(out)).isEqualTo(1);
            assertThatThrownBy(() -> out.add(packet(101, 0))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aRefusedPacketTellsHowManyWentBefore(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel sender = open(StandardProtocolFamily.INET)) {
            IpSendBatch out = new IpSendBatch(3, 100);
            out.add(packet(10, 1), peer);
            out.add(packet(10, 2), IpAddress.of("255.255.255.255"));
            out.add(packet(10, 3), peer);
            assertThatThrownBy(() -> sender.send(out)).isInstanceOf(IOException.class);
            assertThat(out.sent()).isEqualTo(1);
            assertThat(out.position()).isEqualTo(1);
            assertThatThrownBy(() -> sender.trySend(out)).isInstanceOf(IOException.class);
            out.skip();
            assertThat(sender.send(out, LONG)).isEqualTo(1);
            assertThat(out.position()).isEqualTo(out.size());
            assertThat(out.sent()).isEqualTo(2);
            assertThat(sender.trySend(out)).isZero();
        }
    }

    @Test
    void sendingAndReceivingAllocateNothingPerPacket(PrivateNetwork network) throws Exception {
        IpAddress here = IpAddress.of(network.local().ipv4Address());
        try (TransportChannel receiver = open(StandardProtocolFamily.INET);
                TransportChannel sender = open(StandardProtocolFamily.INET)) {
            sender.attachFilter(BpfProgram.dropAll());
            IpSendBatch out = new IpSendBatch(64, 100);
            IpReceiveBatch in = new IpReceiveBatch(64, 100);
            ByteBuffer packet = packet(40, 7);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long octets = 0;
            long packets = 0;
            for (int round = 0; round < 4_000; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                out.clear();
                while (out.add(packet.rewind(), here)) {
                    continue;
                }
                sender.send(out);
                int received = receiver.receive(in);
                int sum = 0;
                for (int index = 0; index < received; index++) {
                    sum += in.packet(index).get(in.packet(index).position());
                }
                long after = threads.getCurrentThreadAllocatedBytes();
                assertThat(sum).isEqualTo(7 * received);
                if (round >= 3_000) {
                    octets += after - before;
                    packets += received;
                }
            }
            // each of the two calls makes a few objects, which 64 packets share
            assertThat((double) octets / packets).isLessThan(16);
        }
    }

    private static TransportChannel open(StandardProtocolFamily family) throws IOException {
        return TransportChannel.open(family, IpProtocol.EXPERIMENTAL_1);
    }

    private static ByteBuffer packet(int length, int first) {
        return ByteBuffer.allocate(length).put(0, (byte) first);
    }
}
