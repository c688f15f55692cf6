package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * Counters of an interface, since the capture began (draft-ietf-opsawg-pcapng, section 4.6). A section may hold several
 * for one interface.
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                         Interface ID                          |
 * +---------------------------------------------------------------+
 * |                   Timestamp (upper 32 bits)                   |
 * +---------------------------------------------------------------+
 * |                   Timestamp (lower 32 bits)                   |
 * +---------------------------------------------------------------+
 * /                            Options                            /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class InterfaceStatisticsBlock extends Block {

    /** The block type. */
    public static final long TYPE = 5;
    /** Option isb_starttime: when the capture began, as a timestamp in two words of 32 bits. */
    public static final int START_TIME = 2;
    /** Option isb_endtime: when the capture ended, as a timestamp in two words of 32 bits. */
    public static final int END_TIME = 3;
    /** Option isb_ifrecv: packets received by the interface, 64 bits. */
    public static final int RECEIVED = 4;
    /** Option isb_ifdrop: packets dropped by the interface, 64 bits. */
    public static final int DROPPED = 5;
    /** Option isb_filteraccept: packets accepted by the filter, 64 bits. */
    public static final int ACCEPTED_BY_FILTER = 6;
    /** Option isb_osdrop: packets dropped by the operating system, 64 bits. */
    public static final int DROPPED_BY_SYSTEM = 7;
    /** Option isb_usrdeliv: packets delivered to the capturing program, 64 bits. */
    public static final int DELIVERED = 8;

    private static final int FIELDS = 12;

    private InterfaceStatisticsBlock(ByteBuffer body) {
        super(TYPE, body);
    }

    /**
     * Counters of an interface.
     *
     * @param order       byte order of the section
     * @param interfaceId number of the interface in its section, 0 to 2^32-1
     * @param timestamp   time of the counters, units of the interface's resolution since its epoch, an unsigned 64-bit
     *                    number
     * @param options     the counters, of any byte order
     * @return the block
     * @throws IllegalArgumentException if the interface is out of its range
     */
    public static InterfaceStatisticsBlock of(ByteOrder order, long interfaceId, long timestamp, BlockOptions options) {
        Range.u32("interface id", interfaceId);
        ByteBuffer body = body(order, FIELDS, options.inOrder(order, InterfaceStatisticsBlock::wordLength));
        body.putInt((int) interfaceId);
        body.putInt((int) (timestamp >>> Integer.SIZE)).putInt((int) timestamp);
        return new InterfaceStatisticsBlock(body.rewind());
    }

    static InterfaceStatisticsBlock decode(ByteBuffer body, long offset) throws MalformedCaptureException {
        require(body, FIELDS, "interface statistics", offset);
        return new InterfaceStatisticsBlock(body);
    }

    private static int wordLength(int code) {
        return switch (code) {
            case START_TIME, END_TIME -> 4;
            case RECEIVED, DROPPED, ACCEPTED_BY_FILTER, DROPPED_BY_SYSTEM, DELIVERED -> 8;
            default -> 0;
        };
    }

    /** {@return number of the interface in its section, 0 to 2^32-1} */
    public long interfaceId() {
        return unsigned32(0);
    }

    /** {@return time of the counters: units of the interface's resolution since its epoch, an unsigned 64-bit number} */
    public long timestamp() {
        return timestampAt(4);
    }

    /** {@return the options} */
    public BlockOptions options() {
        return optionsFrom(FIELDS);
    }

    /** {@return packets received by the interface, isb_ifrecv, unsigned; empty if not given in eight octets} */
    public OptionalLong received() {
        return counter(RECEIVED);
    }

    /** {@return packets dropped by the interface, isb_ifdrop, unsigned; empty if not given in eight octets} */
    public OptionalLong dropped() {
        return counter(DROPPED);
    }

    /** {@return packets accepted by the filter, isb_filteraccept, unsigned; empty if not given in eight octets} */
    public OptionalLong acceptedByFilter() {
        return counter(ACCEPTED_BY_FILTER);
    }

    /** {@return packets dropped by the operating system, isb_osdrop, unsigned; empty if not given in eight octets} */
    public OptionalLong droppedBySystem() {
        return counter(DROPPED_BY_SYSTEM);
    }

    /** {@return packets delivered to the program, isb_usrdeliv, unsigned; empty if not given in eight octets} */
    public OptionalLong delivered() {
        return counter(DELIVERED);
    }

    private OptionalLong counter(int code) {
        return options().integer(code, Long.BYTES);
    }

    /** {@return interface and counters, for display} */
    @Override
    public String toString() {
        return "statistics of interface " + interfaceId() + ": received " + text(received()) + ", dropped "
                + text(dropped());
    }

    private static String text(OptionalLong counter) {
        return counter.isEmpty() ? "unknown" : Long.toUnsignedString(counter.getAsLong());
    }
}
