package io.rawnet.examples.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever sends without a pause neither fills the memory nor keeps a thread from its other work. */
class EventQueueTest {
    private final EventQueue<Integer> events = new EventQueue<>();

    @Test
    void whoReceivesWaitsWhileItIsFull() throws Exception {
        int added = 0;
        while (!events.isFull()) {
            events.add(added++);
        }
        assertThat(added).isEqualTo(10_000);
        Thread receiver = new Thread(() -> {
            try {
                events.awaitRoom();
            } catch (InterruptedException unexpected) {
                Thread.currentThread().interrupt();
            }
        });
        receiver.start();
        receiver.join(50);
        assertThat(receiver.isAlive()).isTrue();

        assertThat(events.poll(0)).isZero();
        receiver.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(receiver.isAlive()).isFalse();
    }

    @Test
    void handsEventsOutInTheirOrderUntilOneWasTheLast() throws Exception {
        List.of(1, 2, 3).forEach(events::add);
        List<Integer> taken = new ArrayList<>();
        events.handOut(new PrintWriter(new StringWriter()), event -> {
            taken.add(event);
            return event < 2;
        });

        assertThat(taken).containsExactly(1, 2);
        assertThat(events.poll(0)).isEqualTo(3);
    }

    @Test
    void takesOnlyAFewOfWhatArrivesWithoutEnd() throws Exception {
        List<Integer> taken = new ArrayList<>();
        assertThat(Arrivals.take(() -> Optional.of(7), taken::add)).isFalse();
        assertThat(taken).hasSize(64);
        assertThat(Arrivals.<Integer>take(Optional::empty, taken::add)).isTrue();
    }
}
