package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.OURS;
import static io.rawnet.packet.PacketSamples.SOON;
import static io.rawnet.packet.PacketSamples.bound;
import static io.rawnet.packet.PacketSamples.mac;
import static io.rawnet.packet.PacketSamples.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.ChannelOptions;
import io.rawnet.codec.ChecksumOffload;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(60)
class LinkBatchTest {

    @Test
    void sendsAndReceivesManyPacketsWithOneCall(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer()).setOption(ChannelOptions.TIMESTAMP, true);
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            LinkSendBatch out = new LinkSendBatch(32, 2048);
            for (int number = 0; number < 32; number++) {
                ByteBuffer packet = numbered(network, number, 46 + number);
                out.add(
                        number % 2 == 0
                                ? packet
                                : ByteBuffer.allocateDirect(packet.remaining())
                                        .put(packet)
                                        .flip());
            }
            ByteBuffer oneMore = ByteBuffer.allocate(1);
            assertThat(out.add(oneMore)).isFalse();
            assertThat(oneMore.remaining()).isEqualTo(1);
            assertThat(sender.send(out)).isEqualTo(32);
            assertThat(sender.send(out)).as("a finished batch").isZero();
            out.rewind();
            assertThat(sender.send(out, SOON)).isEqualTo(32);

            LinkReceiveBatch in = new LinkReceiveBatch(100, 70);
            int seen = 0;
            while (seen < 64) {
                int count = receiver.receive(in, SOON);
                assertThat(in.size()).isEqualTo(count).isLessThanOrEqualTo(in.capacity());
                for (int index = 0; index < count; index++, seen++) {
                    int number = seen % 32;
                    assertThat(in.packet(index).getInt(14)).isEqualTo(number);
                    assertThat(in.originalLength(index)).isEqualTo(60 + number);
                    assertThat(in.length(index)).isEqualTo(Math.min(70, 60 + number));
                    assertThat(in.packet(index).remaining()).isEqualTo(in.length(index));
                    assertThat(in.truncated(index)).isEqualTo(number > 10);
                    assertThat(in.interfaceIndex(index))
                            .isEqualTo(network.peer().interfaceIndex());
                    assertThat(in.protocol(index)).isEqualTo(OURS);
                    assertThat(in.packetType(index)).isEqualTo(PacketType.HOST);
                    assertThat(in.vlanTag(index)).isEmpty();
                    assertThat(in.checksumOffload(index)).isEqualTo(ChecksumOffload.UNKNOWN);
                    ReceivedFrame frame = in.frame(index);
                    assertThat(frame.timestamp()).isPresent().isEqualTo(in.timestamp(index));
                    assertThat(frame.linkAddress().mac()).contains(mac(network.local()));
                }
                assertThatThrownBy(() -> in.packet(count)).isInstanceOf(IndexOutOfBoundsException.class);
            }
            assertThatThrownBy(() -> receiver.receive(in, Duration.ofMillis(10)))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(in.size()).isZero();
        }
    }

    @Test
    void letsTheKernelWriteTheLinkHeaderOfEachPacket(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = bound(LinkMode.DGRAM, network.peer());
                LinkChannel sender = LinkChannel.open(LinkMode.DGRAM)) {
            LinkSendBatch out = new LinkSendBatch(2, 100);
            LinkAddress destination = LinkAddress.of(mac(network.peer()));
            int index = network.local().interfaceIndex();
            out.add(ByteBuffer.wrap(new byte[] {1}), index, OURS, destination);
            out.add(ByteBuffer.wrap(new byte[] {2}), index, OURS, destination);
            sender.send(out);
            ByteBuffer in = ByteBuffer.allocate(100);
            receiver.receive(in, SOON);
            receiver.receive(in, SOON);
            assertThat(in.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
        }
    }

    @Test
    void tellsWhichPacketWasRefused(PrivateNetwork network) throws Exception {
        try (LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            LinkSendBatch out = new LinkSendBatch(3, 2000);
            out.add(numbered(network, 0, 46));
            out.add(numbered(network, 1, 1600));
            out.add(numbered(network, 2, 46));
            assertThatThrownBy(() -> sender.send(out))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("1614 octets", "EMSGSIZE");
            assertThat(out.sent()).isEqualTo(1);
            out.clear();
            out.add(numbered(network, 2, 46));
            assertThat(sender.send(out)).isEqualTo(1);
            assertThatThrownBy(() -> out.add(ByteBuffer.allocate(2001))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void softwareTimestampsComeWhereTheCardHasNone(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver =
                        bound(LinkMode.RAW, network.peer()).setOption(LinkSocketOptions.HARDWARE_TIMESTAMP, true);
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            ReceivedFrame frame;
            do { // the kernel begins to take times a moment after it was asked to
                sender.send(numbered(network, 0, 46));
                frame = receiver.receive(ByteBuffer.allocate(64), SOON);
                assertThat(frame.hardwareTimestamp()).isEmpty();
            } while (frame.timestamp().isEmpty());
        }
    }

    @Test
    void virtioHeadersTellOfUnfinishedChecksumsAndSegmentation(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver =
                        bound(LinkMode.RAW, network.peer()).setOption(LinkSocketOptions.VIRTIO_HEADER, true);
                LinkChannel sender =
                        bound(LinkMode.RAW, network.local()).setOption(LinkSocketOptions.VIRTIO_HEADER, true)) {
            ByteBuffer frame = numbered(network, 0, 46);
            VirtioHeader sent = new VirtioHeader(VirtioHeader.NEEDS_CHECKSUM, 0, 0, 0, 20, 6);
            ByteBuffer out = ByteBuffer.allocate(100);
            sent.encode(out);
            sender.send(out.put(frame).flip());
            ByteBuffer in = ByteBuffer.allocate(100);
            assertThat(receiver.receive(in, SOON).length()).isEqualTo(VirtioHeader.LENGTH + 60);
            VirtioHeader received = VirtioHeader.decode(in.flip());
            assertThat(received.flags() & VirtioHeader.NEEDS_CHECKSUM).isEqualTo(VirtioHeader.NEEDS_CHECKSUM);
            assertThat(received.checksumStart()).isEqualTo(20);
            assertThat(received.checksumOffset()).isEqualTo(6);
            assertThat(in.remaining()).isEqualTo(60);
            assertThat(in.getInt(in.position() + 14)).isZero();
        }
        assertThatThrownBy(() -> VirtioHeader.decode(ByteBuffer.allocate(9)))
                .isInstanceOf(io.rawnet.codec.MalformedPacketException.class);
        assertThatThrownBy(() -> new VirtioHeader(256, 0, 0, 0, 0, 0)).hasMessageContaining("flags");
    }
}
