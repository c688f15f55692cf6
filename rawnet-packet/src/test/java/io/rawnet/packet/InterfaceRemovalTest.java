package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.OURS;
import static io.rawnet.packet.PacketSamples.smallRing;
import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.linux.network.NetworkNamespace;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(90)
class InterfaceRemovalTest {

    private static final int REMOVALS = 50;
    private static final int LEFT = 1001;
    private static final int RIGHT = 1002;

    @Test
    void fiftyRemovalsUnderTrafficEndEveryCallAndLeaveNothingBehind() throws Exception {
        try (NetworkChanges changes = new NetworkChanges();
                NetworkNamespace here = NetworkNamespace.current()) {
            removeUnderTraffic(changes, here); // loads what stays for good
            Leftovers before = Leftovers.count();
            for (int removal = 0; removal < REMOVALS; removal++) {
                removeUnderTraffic(changes, here);
            }
            Leftovers.assertNoMoreThan(before);
        }
    }

    private static void removeUnderTraffic(NetworkChanges changes, NetworkNamespace here) throws Exception {
        changes.addVethPair("left", LEFT, "right", RIGHT, here);
        changes.setUp(LEFT);
        changes.setUp(RIGHT);
        LinkInterface left = LinkInterface.byIndex(LEFT);
        LinkInterface right = LinkInterface.byIndex(RIGHT);
        ByteBuffer frame = Packet.of(
                        new EthernetHeader(right.mac().orElseThrow(), left.mac().orElseThrow(), OURS))
                .withPayload(new byte[50])
                .octets()
                .buffer();
        try (LinkChannel sender = LinkChannel.open(LinkMode.RAW).bind(left, OURS);
                LinkChannel receiver = LinkChannel.open(LinkMode.RAW).bind(right, OURS);
                LinkChannel idle = LinkChannel.open(LinkMode.RAW).bind(right, EtherType.EXPERIMENTAL_2);
                PacketRing ring = smallRing().open().bind(right, OURS);
                TransmitRing transmitter = TransmitRing.open(64, 256).bind(left)) {
            List<CompletableFuture<IOException>> outcomes = new ArrayList<>();
            outcomes.add(untilFailure(() -> sender.send(frame.duplicate())));
            outcomes.add(untilFailure(() -> receiver.receive(ByteBuffer.allocate(64))));
            outcomes.add(untilFailure(() -> receiver.receive(ByteBuffer.allocate(64))));
            outcomes.add(untilFailure(() -> idle.receive(ByteBuffer.allocate(64))));
            outcomes.add(untilFailure(() -> idle.receive(ByteBuffer.allocate(64))));
            outcomes.add(untilFailure(() -> {
                try (RingBlock block = ring.poll()) {
                    return block.frameCount();
                }
            }));
            outcomes.add(untilFailure(() -> {
                transmitter.claim().put(frame.duplicate());
                transmitter.submit();
                transmitter.flush();
                return null;
            }));
            Thread.sleep(20); // of traffic
            changes.remove(LEFT);
            for (CompletableFuture<IOException> outcome : outcomes) {
                assertThat(outcome.get(30, TimeUnit.SECONDS))
                        .isInstanceOfAny(InterfaceDownException.class, NoSuchInterfaceException.class);
            }
            List<CompletableFuture<IOException>> later = new ArrayList<>();
            later.add(untilFailure(() -> sender.send(frame.duplicate())));
            later.add(untilFailure(() -> receiver.receive(ByteBuffer.allocate(64))));
            later.add(untilFailure(() -> idle.receive(ByteBuffer.allocate(64))));
            later.add(untilFailure(ring::poll));
            for (CompletableFuture<IOException> outcome : later) {
                assertThat(outcome.get(30, TimeUnit.SECONDS))
                        .isInstanceOf(NoSuchInterfaceException.class)
                        .hasMessageContaining("open another channel");
            }
        }
    }

    private static CompletableFuture<IOException> untilFailure(Callable<?> call) {
        CompletableFuture<IOException> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    callUnlessFull(call);
                }
            } catch (IOException failure) {
                outcome.complete(failure);
            } catch (Throwable unexpected) {
                outcome.completeExceptionally(unexpected);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    /** The queue of an interface that is being switched off drops packets and says so, before the interface says that it is off. */
    private static void callUnlessFull(Callable<?> call) throws Exception {
        try {
            call.call();
        } catch (IOException failure) {
            if (!failure.getMessage().contains("ENOBUFS")) {
                throw failure;
            }
        }
    }
}
