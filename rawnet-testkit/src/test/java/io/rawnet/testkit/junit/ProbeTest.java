package io.rawnet.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProbeTest {
    @BeforeAll
    static void makesNetworks() {
        Requirements.requirePrivileged();
    }

    @Test
    void whatCanBeDoneLacksNothing() {
        assertThat(new Probe(() -> {}).missing()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsTriedOnceAndTheReasonKept() {
        AtomicInteger tries = new AtomicInteger();
        Probe probe = new Probe(() -> {
            tries.incrementAndGet();
            throw new IOException("no such thing");
        });
        assertThat(probe.missing()).contains("no such thing");
        assertThat(probe.missing()).contains("no such thing");
        assertThat(tries).hasValue(1);
    }

    @Test
    void triesOnAThreadOfItsOwn() {
        Thread[] thread = new Thread[1];
        new Probe(() -> thread[0] = Thread.currentThread()).missing();
        assertThat(thread[0]).isNotNull().isNotSameAs(Thread.currentThread());
    }
}
