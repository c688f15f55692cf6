package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;

/**
 * Accurate ECN, kinds 172 and 174 (RFC 9768 section 3.2.3): how many octets arrived with each ECN field.
 *
 * <p>Order 0 (kind 172) sends the counters of ECT(0), CE, ECT(1), order 1 (kind 174) those of ECT(1), CE, ECT(0); counters
 * at the end may be missing.
 *
 * @param order 0 or 1
 * @param counters the counters in the order in which they are sent, at most 3, each 0 to 2^24-1
 */
public record AccurateEcn(int order, List<Integer> counters) implements TcpOption {

    static final int KIND_OF_ORDER_0 = 172;
    static final int KIND_OF_ORDER_1 = 174;

    private static final int COUNTERS = 3;
    private static final int COUNTER_LENGTH = 3;
    private static final int MAX_COUNTER = 0xFF_FFFF;

    public AccurateEcn {
        Range.check("order", order, 1);
        counters = List.copyOf(counters);
        Range.check("number of counters", counters.size(), COUNTERS);
        for (int counter : counters) {
            Range.check("counter", counter, MAX_COUNTER);
        }
    }

    static boolean suits(Octets data) {
        return data.size() % COUNTER_LENGTH == 0 && data.size() <= COUNTERS * COUNTER_LENGTH;
    }

    static AccurateEcn read(int kind, Octets data) {
        return new AccurateEcn(
                kind == KIND_OF_ORDER_0 ? 0 : 1,
                Elements.between(data.buffer(), 0, data.size(), COUNTER_LENGTH, Wire::u24));
    }

    @Override
    public int kind() {
        return order == 0 ? KIND_OF_ORDER_0 : KIND_OF_ORDER_1;
    }

    @Override
    public Octets data() {
        ByteBuffer out = ByteBuffer.allocate(counters.size() * COUNTER_LENGTH);
        for (int i = 0; i < counters.size(); i++) {
            Wire.put24(out, i * COUNTER_LENGTH, counters.get(i));
        }
        return Octets.copyOf(out);
    }

    /** {@return the counter of payload octets that arrived with ECT(0), if it is here} */
    public OptionalInt ect0() {
        return counter(order == 0 ? 0 : 2);
    }

    /** {@return the counter of payload octets that arrived with CE, if it is here} */
    public OptionalInt ce() {
        return counter(1);
    }

    /** {@return the counter of payload octets that arrived with ECT(1), if it is here} */
    public OptionalInt ect1() {
        return counter(order == 0 ? 2 : 0);
    }

    private OptionalInt counter(int index) {
        return index < counters.size() ? OptionalInt.of(counters.get(index)) : OptionalInt.empty();
    }

    /** {@return the counters in wire order: the digit is the order} */
    @Override
    public String toString() {
        return "acc-ecn" + order + (counters.isEmpty() ? "" : " " + counters);
    }
}
