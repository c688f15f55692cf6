package io.rawnet.xdp;

import static io.rawnet.xdp.Frames.OURS;
import static io.rawnet.xdp.Frames.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Requires(Requirements.BPF)
@InPrivateNetwork
@Timeout(60)
class ForwardingTest {
    private static final int BURST = 32;
    private static final int BURSTS = 200;

    @Test
    void forwardsBetweenTwoInterfacesAndLosesNothingThatTheStatisticsDoNotName() throws Exception {
        Cable in = Cable.lay();
        Cable out = Cable.lay();
        // frames for two bursts: those that were forwarded have to come back
        try (Umem umem = Umem.allocate(2 * BURST + 2, 2048);
                XdpProgram program = XdpProgram.builder().etherType(OURS).attach(in.right());
                XdpSocket from = XdpSocket.builder()
                        .umem(umem)
                        .frameCount(2 * BURST + 1)
                        .sendFrames(1)
                        .open(in.right(), 0);
                XdpSocket to =
                        XdpSocket.builder().umem(umem).frameCount(1).sendOnly().open(out.left(), 0);
                XdpProgram last = XdpProgram.builder().etherType(OURS).attach(out.right());
                XdpSocket receiver = XdpSocket.builder().open(out.right(), 0);
                XdpSocket sender = Frames.sender(in.left())) {
            program.add(from);
            last.add(receiver);
            int arrived = 0;
            for (int burst = 0; burst < BURSTS; burst++) {
                Frames.send(sender, burst * BURST, BURST);
                for (int left = BURST; left > 0; left--) {
                    to.forward(from.receive(SOON));
                }
                to.flush();
                for (int left = BURST; left > 0; left--) {
                    try (XdpFrame frame = receiver.receive(SOON)) {
                        assertThat(Frames.number(frame)).isEqualTo(arrived++);
                    }
                }
            }
            XdpStatistics statistics = from.statistics();
            assertThat(statistics.received() + statistics.dropped() + statistics.ringFull())
                    .isEqualTo(BURSTS * BURST);
            assertThat(statistics.dropped()).isZero();
            assertThat(to.statistics().sendDropped()).isZero();
            assertThat(to.statistics().sendInvalid()).isZero();
        }
    }

    @Test
    void receivesAgainAfterAllFramesWereForwardedAtOnce() throws Exception {
        Cable in = Cable.lay();
        Cable out = Cable.lay();
        try (Umem umem = Umem.allocate(16, 2048);
                XdpProgram program = XdpProgram.builder().etherType(OURS).attach(in.right());
                XdpSocket from = XdpSocket.builder()
                        .umem(umem)
                        .frameCount(14)
                        .sendFrames(1)
                        .open(in.right(), 0);
                XdpSocket to =
                        XdpSocket.builder().umem(umem).frameCount(2).sendOnly().open(out.left(), 0);
                XdpSocket sender = Frames.sender(in.left())) {
            program.add(from);
            for (int round = 0; round < 50; round++) {
                Frames.send(sender, 0, 13);
                for (int left = 13; left > 0; left--) {
                    to.forward(from.receive(SOON));
                }
                to.flush();
                // takes back what was sent, and fills the ring again
                Optional<XdpFrame> none = from.tryReceive();
                assertThat(none).isEmpty();
            }
            assertThat(from.statistics().received() + from.statistics().dropped())
                    .isEqualTo(50 * 13);
        }
    }
}
