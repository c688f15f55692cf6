package io.rawnet.channel.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PoolTest {
    @Test
    void handsOutWhatWasGivenBack() {
        List<String> discarded = new ArrayList<>();
        Pool<String> pool = new Pool<>(2, discarded::add);
        assertThat(pool.take()).isNull();
        pool.give("one");
        pool.give("two");
        assertThat(List.of(pool.take(), pool.take())).containsExactlyInAnyOrder("one", "two");
        assertThat(pool.take()).isNull();
        assertThat(discarded).isEmpty();
    }

    @Test
    void discardsWhatItHasNoPlaceFor() {
        List<String> discarded = new ArrayList<>();
        Pool<String> pool = new Pool<>(1, discarded::add);
        pool.give("kept");
        pool.give("too many");
        assertThat(discarded).containsExactly("too many");
        assertThat(pool.take()).isEqualTo("kept");
    }

    @Test
    void noTwoThreadsHaveTheSameObject() throws Exception {
        Pool<AtomicBoolean> pool = new Pool<>(2, object -> {});
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                results.add(threads.submit(() -> {
                    for (int round = 0; round < 100_000; round++) {
                        AtomicBoolean taken = pool.take();
                        AtomicBoolean mine = taken == null ? new AtomicBoolean() : taken;
                        if (mine.getAndSet(true)) {
                            throw new AssertionError("taken twice");
                        }
                        mine.set(false);
                        pool.give(mine);
                    }
                }));
            }
            for (Future<?> result : results) {
                result.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
