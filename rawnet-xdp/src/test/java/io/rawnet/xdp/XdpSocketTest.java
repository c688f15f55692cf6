package io.rawnet.xdp;

import static io.rawnet.xdp.Frames.OURS;
import static io.rawnet.xdp.Frames.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.channel.contract.Allocation;
import io.rawnet.linux.NativeBackEnd;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Requires(Requirements.BPF)
@InPrivateNetwork
@Timeout(60)
class XdpSocketTest {
    private static final int RECEIVE_FRAMES = 64;

    private Cable cable;
    private XdpProgram program;
    private XdpSocket receiver;
    private XdpSocket sender;

    @BeforeEach
    void open() throws Exception {
        cable = Cable.lay();
        program = XdpProgram.builder().etherType(OURS).attach(cable.left());
        receiver =
                XdpSocket.builder().frameCount(RECEIVE_FRAMES + 1).sendFrames(1).open(cable.left(), 0);
        program.add(receiver);
        sender = Frames.sender(cable.right());
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        receiver.close();
        program.close();
    }

    @ParameterizedTest
    @CsvSource({"DRIVER,ANY,true", "DRIVER,COPY,false", "SKB,ANY,false", "SKB,COPY,true", "ANY,ANY,true"})
    void receivesWhatTheOtherEndSends(AttachMode attached, CopyMode copied, boolean needWakeup) throws Exception {
        Cable other = Cable.lay();
        XdpSocketBuilder builder = XdpSocket.builder().copyMode(copied);
        try (XdpProgram everything = XdpProgram.builder().mode(attached).attach(Cable.name(other.left()));
                XdpSocket left =
                        (needWakeup ? builder : builder.withoutNeedWakeup()).open(Cable.name(other.left()), 0);
                XdpSocket right = Frames.sender(other.right())) {
            everything.add(left);
            assertThat(everything.mode()).isEqualTo(attached == AttachMode.SKB ? AttachMode.SKB : AttachMode.DRIVER);
            assertThat(left.isZeroCopy()).isFalse();
            for (int number = 0; number < 200; number++) {
                ByteBuffer sent = Frames.numbered(number, 60 + number);
                right.claim().put(sent.duplicate());
                right.submit();
                right.flush();
                try (XdpFrame frame = left.receive(SOON)) {
                    assertThat(frame.length()).isEqualTo(60 + number);
                    assertThat(frame.buffer()).isEqualTo(sent);
                }
            }
        }
    }

    @Test
    void framesAreHeldAndGivenBackInAnyOrder() throws Exception {
        for (int round = 0; round < 5; round++) {
            Frames.send(sender, 0, RECEIVE_FRAMES);
            List<XdpFrame> held = new ArrayList<>();
            for (int number = 0; number < RECEIVE_FRAMES; number++) {
                held.add(receiver.receive(SOON));
            }
            for (int number = 0; number < RECEIVE_FRAMES; number++) {
                assertThat(Frames.number(held.get(number))).isEqualTo(number);
            }
            Collections.shuffle(held);
            held.forEach(XdpFrame::close);
            held.forEach(XdpFrame::close);
        }
        assertThat(receiver.statistics().received()).isEqualTo(5 * RECEIVE_FRAMES);
    }

    @Test
    void whatFindsNoFreeFrameIsCountedAsDropped() throws Exception {
        Frames.send(sender, 0, RECEIVE_FRAMES);
        List<XdpFrame> held = new ArrayList<>();
        for (int number = 0; number < RECEIVE_FRAMES; number++) {
            held.add(receiver.receive(SOON));
        }
        Frames.send(sender, 1000, 10);
        while (receiver.statistics().dropped() < 10) {
            Thread.onSpinWait();
        }
        held.forEach(XdpFrame::close);
        Frames.send(sender, 2000, 1);
        try (XdpFrame frame = receiver.receive(SOON)) {
            assertThat(Frames.number(frame)).isEqualTo(2000);
        }
        XdpStatistics statistics = receiver.statistics();
        assertThat(statistics.received()).isEqualTo(RECEIVE_FRAMES + 1);
        assertThat(statistics.dropped()).isEqualTo(10);
        assertThat(statistics.fillRingEmpty()).isPositive();
        assertThat(statistics.invalid()).isZero();
        sender.tryClaim();
        assertThat(sender.statistics().sendInvalid()).isZero();
        assertThat(sender.statistics().sendDropped()).isZero();
    }

    @Test
    void frameThatWasReleasedHasNoPacket() throws Exception {
        Frames.send(sender, 7, 1);
        XdpFrame frame = receiver.receive(SOON);
        ByteBuffer buffer = frame.buffer();
        frame.close();
        assertThatThrownBy(frame::buffer)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was released");
        assertThatThrownBy(frame::length).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(frame::offset).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> receiver.forward(frame)).isInstanceOf(IllegalStateException.class);
        assertThat(buffer.remaining()).isZero();
        assertThatThrownBy(() -> buffer.get(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void frameThatWasReleasedStaysSoWhileItsMemoryIsUsedAgain() throws Exception {
        Frames.send(sender, 0, RECEIVE_FRAMES);
        for (int number = 1; number < RECEIVE_FRAMES; number++) {
            receiver.receive(SOON);
        }
        // one frame of memory is left, which every packet gets
        XdpFrame stale = receiver.receive(SOON);
        stale.close();
        for (int number = 0; number < Receiving.REST; number++) {
            Frames.send(sender, number, 1);
            try (XdpFrame frame = receiver.receive(SOON)) {
                assertThat(frame).isNotSameAs(stale);
                assertThatThrownBy(stale::buffer).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> receiver.forward(stale)).isInstanceOf(IllegalStateException.class);
                stale.close();
                assertThat(Frames.number(frame)).isEqualTo(number);
            }
        }
        assertThatThrownBy(stale::length).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(stale::offset).isInstanceOf(IllegalStateException.class);
        assertThat(receiver.statistics().received()).isEqualTo(RECEIVE_FRAMES + Receiving.REST);
    }

    @Test
    void frameThatWasForwardedIsNotTheProgramsAnyMore() throws Exception {
        Frames.send(sender, 7, 1);
        XdpFrame frame = receiver.receive(SOON);
        ByteBuffer buffer = frame.buffer();
        receiver.forward(frame);
        assertThatThrownBy(frame::buffer).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> receiver.forward(frame)).isInstanceOf(IllegalStateException.class);
        assertThat(buffer.remaining()).isZero();
        frame.close();
        receiver.flush();
    }

    @Test
    void frameOfAClosedSocketHasNoPacket() throws Exception {
        Frames.send(sender, 7, 1);
        XdpFrame frame = receiver.receive(SOON);
        ByteBuffer buffer = frame.buffer();
        int offset = frame.offset();
        ByteBuffer claimed = sender.claim();
        receiver.close();
        sender.close();
        assertThatThrownBy(frame::buffer)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was closed");
        if (NativeBackEnd.inUse() == NativeBackEnd.FOREIGN) {
            assertThatThrownBy(() -> buffer.get(offset)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> claimed.put((byte) 1)).isInstanceOf(IllegalStateException.class);
        } else {
            assertThat(buffer.get(offset)).isZero();
            claimed.put((byte) 1);
        }
        frame.close();
        sender.submit();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void neitherReceivingNorSendingAllocates(boolean withTimeout) throws Exception {
        ByteBuffer packet = Frames.numbered(1, 60);
        double octets = Allocation.perCall(() -> {
            (withTimeout ? sender.claim(SOON) : sender.claim()).put(packet.clear());
            sender.submit();
            sender.flush();
            try (XdpFrame frame = withTimeout ? receiver.receive(SOON) : receiver.receive()) {
                if (frame.length() != 60) {
                    throw new AssertionError("another frame");
                }
            }
        });
        // what compilation itself allocates in this thread is far less than one object a packet
        assertThat(octets).isLessThan(1);
    }

    @Test
    void waitingForAFrameDoesNotAllocate() throws Exception {
        ByteBuffer packet = Frames.numbered(1, 60);
        Semaphore wanted = new Semaphore(0);
        Thread sending = new Thread(() -> {
            try {
                while (true) {
                    wanted.acquire();
                    LockSupport.parkNanos(20_000); // mostly enough for the other thread to wait
                    sender.claim().put(packet.clear());
                    sender.submit();
                    sender.flush();
                }
            } catch (InterruptedException | IOException over) {
                // the test has ended
            }
        });
        sending.start();
        try {
            double octets = Allocation.perCall(() -> {
                wanted.release();
                receiver.receive().close();
            });
            assertThat(octets).isLessThan(1);
        } finally {
            sending.interrupt();
            sending.join();
        }
    }

    @Test
    void pollerFindsASocketThatHasReceived() throws Exception {
        try (Poller poller = Poller.open()) {
            PollKey key = poller.register(receiver, PollKey.OP_READ);
            assertThat(poller.selectNow(each -> {})).isZero();
            Frames.send(sender, 1, 1);
            assertThat(poller.select(each -> {}, SOON)).isEqualTo(1);
            assertThat(key.isReadable()).isTrue();
            receiver.receive(SOON).close();
            assertThat(poller.selectNow(each -> {})).isZero();
        }
    }

    @Test
    void reflectsReceivedFramesWithoutACopy() throws Exception {
        try (XdpProgram back = XdpProgram.builder().etherType(OURS).attach(cable.right())) {
            sender.close();
            sender = XdpSocket.builder().frameCount(128).open(cable.right(), 0);
            back.add(sender);
            for (int number = 0; number < 500; number++) {
                Frames.send(sender, number, 1);
                XdpFrame frame = receiver.receive(SOON);
                // a header more than was received
                ByteBuffer packet = frame.buffer();
                packet.position(packet.position() - 14).mark();
                packet.put(Frames.numbered(0, 60).limit(14)).reset();
                receiver.forward(frame);
                receiver.flush();
                try (XdpFrame reflected = sender.receive(SOON)) {
                    assertThat(reflected.length()).isEqualTo(74);
                    assertThat(reflected.buffer().getInt(reflected.offset() + 28))
                            .isEqualTo(number);
                }
            }
        }
    }

    @Test
    void refusesMisuse() throws Exception {
        assertThatThrownBy(() -> program.add(sender)).isInstanceOf(IllegalArgumentException.class);
        Frames.send(sender, 1, 1);
        try (XdpFrame frame = receiver.receive(SOON)) {
            assertThatThrownBy(() -> sender.forward(frame))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("same Umem");
        }
        assertThatThrownBy(() -> XdpSocket.builder().frameSize(3000).open(cable.left(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frameSize must be a power of two, 2048 or more, not 3000");
        assertThatThrownBy(() -> XdpSocket.builder().frameCount(8).sendFrames(8).open(cable.left(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sendFrames must be 1 to 7, not 8");
        Cable other = Cable.lay();
        try (Umem small = Umem.allocate(4, 2048)) {
            XdpSocketBuilder three = XdpSocket.builder().umem(small).frameCount(3);
            three.open(other.left(), 0).close();
            assertThatThrownBy(() -> three.open(other.left(), 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("1 of its 4 frames left", "needs 3");
        }
    }
}
