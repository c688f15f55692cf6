package io.rawnet.xdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sending, which needs no program. */
@Requires(Requirements.XDP)
@InPrivateNetwork
@Timeout(60)
class XdpSendingTest {
    @Test
    void claimedFrameIsTheSameUntilItIsSubmitted() throws Exception {
        try (XdpSocket sender = Frames.sender(Cable.lay().left())) {
            ByteBuffer claimed = sender.claim().put(new byte[60]);
            assertThat(sender.tryClaim()).get().isSameAs(claimed);
            assertThat(claimed.position()).isZero();
            claimed.put(new byte[60]);
            sender.submit();
            assertThat(claimed.remaining()).isZero();
            sender.flush();
            assertThat(sender.claim().limit()).isEqualTo(2048);
        }
    }

    @Test
    void whatTheInterfaceDoesNotSendIsCounted() throws Exception {
        int[] lengths = {13, 14, 1518, 1519};
        try (XdpSocket sender = Frames.sender(Cable.lay().left())) {
            for (int length : lengths) {
                sender.claim().put(new byte[length]);
                sender.submit();
                sender.flush();
            }
            while (sender.statistics().sent() < lengths.length) {
                Thread.onSpinWait();
            }
            assertThat(sender.statistics().sendDropped()).isEqualTo(2);
        }
    }

    @Test
    void refusesToReceiveAndToSendNothing() throws Exception {
        try (XdpSocket sender = Frames.sender(Cable.lay().left())) {
            assertThatThrownBy(sender::receive)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("send only");
            assertThatThrownBy(sender::submit)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("claim one first");
            sender.claim();
            assertThatThrownBy(sender::submit)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("empty");
            assertThatThrownBy(sender::flush)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not submitted");
        }
    }
}
