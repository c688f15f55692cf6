package io.rawnet.codec.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FlowTableTest {

    private static final FlowLimits LIMITS = new FlowLimits(3, Duration.ofNanos(100));

    private final List<String> ended = new ArrayList<>();

    private final FlowTable<AtomicInteger> table =
            new FlowTable<>(LIMITS, key -> new AtomicInteger(), (flow, cause) -> ended.add(flow + " " + cause));

    private static FlowKey key(int port) {
        return FlowKey.of(IpProtocol.UDP, new Ipv4Address(0x0a000001), port, new Ipv4Address(0x0a000002), 53);
    }

    @Test
    void bothDirectionsMeetTheSameFlow() {
        table.accept(key(1).reversed(), 5).value().incrementAndGet();
        Flow<AtomicInteger> flow = table.accept(key(1), 7);
        assertThat(flow.value()).hasValue(1);
        assertThat(flow.key()).hasToString("UDP 10.0.0.2:53 > 10.0.0.1:1");
        assertThat(flow.since()).isEqualTo(5);
        assertThat(flow.lastSeen()).isEqualTo(7);
        assertThat(table.flows()).containsExactly(flow);
    }

    @Test
    void evictsTheFlowThatHasBeenIdleLongest() {
        table.accept(key(1), 1);
        table.accept(key(2), 2);
        table.accept(key(3), 3);
        table.accept(key(1), 4);
        table.accept(key(4), 5);
        assertThat(ended).containsExactly("UDP 10.0.0.1:2 > 10.0.0.2:53: 0 EVICTED");
        assertThat(table.flows()).extracting(Flow::key).containsExactly(key(3), key(1), key(4));
    }

    @Test
    void lettingAFlowGoTakesExactlyItsIdleTime() {
        table.accept(key(1), 1);
        table.accept(key(2), 2);
        table.expire(100);
        assertThat(ended).isEmpty();
        table.expire(101);
        assertThat(ended).containsExactly("UDP 10.0.0.1:1 > 10.0.0.2:53: 0 IDLE");
        table.accept(key(3), 102);
        assertThat(ended).hasSize(2);
        assertThat(table.flows()).extracting(Flow::key).containsExactly(key(3));
    }

    @Test
    void aPacketAfterTheIdleTimeBeginsANewFlow() {
        table.accept(key(1), 0).value().set(9);
        assertThat(table.accept(key(1), 100).value()).hasValue(0);
        assertThat(ended).containsExactly("UDP 10.0.0.1:1 > 10.0.0.2:53: 9 IDLE");
    }

    @Test
    void timeThatGoesBackStandsStill() {
        table.accept(key(1), 50);
        Flow<AtomicInteger> flow = table.accept(key(2), 20);
        assertThat(flow.since()).isEqualTo(50);
        table.accept(key(1), 30);
        assertThat(table.flows()).extracting(Flow::key).containsExactly(key(2), key(1));
        assertThat(ended).isEmpty();
    }

    @Test
    void clocksMayWrapAround() {
        table.accept(key(1), Long.MAX_VALUE - 10);
        table.accept(key(2), Long.MIN_VALUE + 10);
        assertThat(table.flows()).hasSize(2);
        table.accept(key(2), Long.MIN_VALUE + 90);
        assertThat(table.flows()).extracting(Flow::key).containsExactly(key(2));
    }

    @Test
    void lookingDoesNotKeepAFlowAlive() {
        Flow<AtomicInteger> flow = table.accept(key(1), 1);
        table.accept(key(2), 2);
        assertThat(table.find(key(1).reversed())).containsSame(flow);
        assertThat(table.find(key(9))).isEmpty();
        table.expire(101);
        assertThat(table.find(key(1))).isEmpty();
        assertThat(table.flows()).hasSize(1);
    }

    @Test
    void whatTheProgramRemovesIsNotReported() {
        table.accept(key(1), 1);
        assertThat(table.remove(key(1).reversed()))
                .hasValueSatisfying(flow -> assertThat(flow.key()).isEqualTo(key(1)));
        assertThat(table.remove(key(1))).isEmpty();
        table.expire(1000);
        assertThat(ended).isEmpty();
    }

    @Test
    void theReportMayRemoveOtherFlows() {
        List<FlowTable<String>> self = new ArrayList<>();
        FlowTable<String> removing = new FlowTable<>(
                LIMITS, FlowKey::toString, (flow, cause) -> self.get(0).remove(key(2)));
        self.add(removing);
        removing.accept(key(1), 0);
        removing.accept(key(2), 1);
        removing.accept(key(3), 50);
        removing.expire(110);
        assertThat(removing.flows()).extracting(Flow::key).containsExactly(key(3));
    }

    @Test
    void rejectsLimitsThatKeepNothing() {
        assertThatThrownBy(() -> new FlowLimits(0, Duration.ofNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxFlows must be at least 1, not 0");
        assertThatThrownBy(() -> new FlowLimits(1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxIdle must be 1 nanosecond to 292 years, not PT0S");
        assertThatThrownBy(() -> new FlowLimits(1, Duration.ofDays(107_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxIdle must be 1 nanosecond to 292 years, not PT2568000H");
        assertThat(new FlowLimits(1, Duration.ofNanos(Long.MAX_VALUE)).maxFlows())
                .isOne();
        assertThat(FlowLimits.DEFAULT.maxFlows()).isEqualTo(65_536);
    }
}
