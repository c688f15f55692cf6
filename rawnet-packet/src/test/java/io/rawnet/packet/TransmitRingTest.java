package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.SOON;
import static io.rawnet.packet.PacketSamples.bound;
import static io.rawnet.packet.PacketSamples.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.linux.NativeBackEnd;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(60)
class TransmitRingTest {

    @Test
    void sendsFramesInOrderThroughManyRoundsOfTheRing(PrivateNetwork network) throws Exception {
        int frames = 1000;
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                TransmitRing ring =
                        TransmitRing.open(64, 2048).bind(network.local().interfaceIndex())) {
            LinkReceiveBatch batch = new LinkReceiveBatch(64, 2048);
            int expected = 0;
            for (int number = 0; number < frames; number++) {
                ring.claim(SOON).put(numbered(network, number, 46 + number));
                ring.submit();
                if (number % 50 == 49) {
                    ring.flush(SOON);
                }
                while (number % 50 == 49 && expected <= number) {
                    receiver.receive(batch, SOON);
                    for (int index = 0; index < batch.size(); index++) {
                        assertThat(batch.packet(index).getInt(14)).isEqualTo(expected);
                        assertThat(batch.length(index)).isEqualTo(60 + expected++);
                    }
                }
            }
            assertThat(expected).isEqualTo(frames);
        }
    }

    @Test
    void flushesByItselfWhenTheRingIsFull(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                TransmitRing ring =
                        TransmitRing.open(64, 256).bind(network.local().interfaceIndex())) {
            for (int number = 0; number < 65; number++) {
                ring.claim(SOON).put(numbered(network, number, 46));
                ring.submit();
            }
            ByteBuffer in = ByteBuffer.allocate(256);
            for (int number = 0; number < 64; number++) {
                receiver.receive(in.clear(), SOON);
                assertThat(in.getInt(14)).isEqualTo(number);
            }
            assertThat(receiver.tryReceive(in.clear())).isEmpty();
        }
    }

    @Test
    void reportsARefusedFrameAndSendsTheOthers(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                TransmitRing ring =
                        TransmitRing.open(64, 2048).bind(network.local().interfaceIndex())) {
            for (int number = 0; number < 5; number++) {
                ring.claim(SOON).put(numbered(network, number, number == 1 ? 1600 : 46));
                ring.submit();
                if (number == 3) {
                    ring.claim(SOON).put(new byte[5]);
                    ring.submit();
                }
            }
            assertThatThrownBy(() -> ring.flush(SOON))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("1614 octets", "EMSGSIZE", "MTU 1500");
            assertThatThrownBy(() -> ring.flush(SOON))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("5 octets", "EINVAL");
            ring.flush(SOON);
            ByteBuffer in = ByteBuffer.allocate(256);
            for (int number : new int[] {0, 2, 3, 4}) {
                receiver.receive(in.clear(), SOON);
                assertThat(in.getInt(14)).isEqualTo(number);
            }
            ring.claim(SOON).put(numbered(network, 5, 46));
            ring.submit();
            ring.flush(SOON);
            receiver.receive(in.clear(), SOON);
            assertThat(in.getInt(14)).isEqualTo(5);
        }
    }

    @Test
    void refusesMisuse(PrivateNetwork network) throws Exception {
        TransmitRing ring = TransmitRing.open(64, 256).bind(network.local().interfaceIndex());
        try (ring) {
            assertThatThrownBy(ring::submit).hasMessageContaining("claim");
            ByteBuffer frame = ring.claim();
            assertThatThrownBy(ring::flush).hasMessageContaining("submit");
            assertThatThrownBy(() -> frame.put(new byte[225])).isInstanceOf(BufferOverflowException.class);
            frame.put(numbered(network, 1, 46));
            ring.submit();
            assertThatThrownBy(() -> frame.put((byte) 1)).isInstanceOf(BufferOverflowException.class);
        }
        assertThatThrownBy(ring::claim).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(ring::flush).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> TransmitRing.open(63, 2048))
                .hasMessageContaining("frameCount must be a power of two, 64 or more, not 63");
        assertThatThrownBy(() -> TransmitRing.open(64, 100))
                .hasMessageContaining("frameSize must be a power of two, 128 or more, not 100");
        assertThatThrownBy(() -> TransmitRing.open(1 << 20, 1 << 12)).hasMessageContaining("2 GiB");
    }

    @Test
    void frameClaimedBeforeClosingIsSubmittedToNobody(PrivateNetwork network) throws Exception {
        TransmitRing ring = TransmitRing.open(64, 256).bind(network.local().interfaceIndex());
        ByteBuffer frame = ring.claim();
        frame.put(numbered(network, 1, 46));
        ring.close();
        if (NativeBackEnd.inUse() == NativeBackEnd.FOREIGN) {
            assertThatThrownBy(() -> frame.put((byte) 1)).isInstanceOf(IllegalStateException.class);
        } else {
            frame.put((byte) 1);
        }
        ring.submit();
        assertThatThrownBy(ring::flush).isExactlyInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(ring::tryClaim).isExactlyInstanceOf(ClosedChannelException.class);
    }
}
