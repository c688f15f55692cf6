package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * SACK chunk (RFC 9260 section 3.3.4): acknowledges data and reports gaps and duplicates.
 *
 * @param flags reserved, 0 to 255
 * @param cumulativeTsnAck the last TSN received without a gap before it, 0 to 2^32-1
 * @param advertisedReceiverWindow octets of buffer that are free, 0 to 2^32-1
 * @param gapAckBlocks what has arrived behind gaps
 * @param duplicateTsns what has arrived more than once, each 0 to 2^32-1
 */
public record SackChunk(
        int flags,
        long cumulativeTsnAck,
        long advertisedReceiverWindow,
        List<GapAckBlock> gapAckBlocks,
        List<Long> duplicateTsns)
        implements SctpChunk {

    private static final int FIXED_LENGTH = 12;
    private static final int ITEM_LENGTH = 4;

    /**
     * A run of data chunks that has arrived behind a gap.
     *
     * @param start the first, as a distance from the cumulative TSN ack, 0 to 65535
     * @param end the last, as a distance from the cumulative TSN ack, 0 to 65535
     */
    public record GapAckBlock(int start, int end) {

        public GapAckBlock {
            Range.u16("start", start);
            Range.u16("end", end);
        }
    }

    public SackChunk {
        Range.u8("flags", flags);
        Range.u32("cumulativeTsnAck", cumulativeTsnAck);
        Range.u32("advertisedReceiverWindow", advertisedReceiverWindow);
        gapAckBlocks = List.copyOf(gapAckBlocks);
        duplicateTsns = List.copyOf(duplicateTsns);
        Range.check(
                "number of gap ack blocks and duplicate TSNs",
                gapAckBlocks.size() + duplicateTsns.size(),
                (MAX_VALUE - FIXED_LENGTH) / ITEM_LENGTH);
        for (long tsn : duplicateTsns) {
            Range.u32("duplicate TSN", tsn);
        }
    }

    static boolean suits(ByteBuffer value) {
        return value.capacity() >= FIXED_LENGTH
                && value.capacity() == FIXED_LENGTH + ITEM_LENGTH * (Wire.u16(value, 8) + Wire.u16(value, 10));
    }

    static SackChunk read(int flags, ByteBuffer value) {
        int duplicates = FIXED_LENGTH + ITEM_LENGTH * Wire.u16(value, 8);
        List<GapAckBlock> gapAckBlocks = new ArrayList<>();
        for (int index = FIXED_LENGTH; index < duplicates; index += ITEM_LENGTH) {
            gapAckBlocks.add(new GapAckBlock(Wire.u16(value, index), Wire.u16(value, index + 2)));
        }
        List<Long> duplicateTsns = new ArrayList<>();
        for (int index = duplicates; index < value.capacity(); index += ITEM_LENGTH) {
            duplicateTsns.add(Wire.u32(value, index));
        }
        return new SackChunk(flags, Wire.u32(value, 0), Wire.u32(value, 4), gapAckBlocks, duplicateTsns);
    }

    @Override
    public int type() {
        return SACK;
    }

    @Override
    public Octets value() {
        int items = gapAckBlocks.size() + duplicateTsns.size();
        ByteBuffer out = ByteBuffer.allocate(FIXED_LENGTH + ITEM_LENGTH * items);
        out.putInt((int) cumulativeTsnAck).putInt((int) advertisedReceiverWindow);
        out.putShort((short) gapAckBlocks.size()).putShort((short) duplicateTsns.size());
        for (GapAckBlock block : gapAckBlocks) {
            out.putShort((short) block.start()).putShort((short) block.end());
        }
        for (long tsn : duplicateTsns) {
            out.putInt((int) tsn);
        }
        return Octets.copyOf(out.flip());
    }

    /** {@return for instance {@code SACK cum ack 7 rwnd 65535 gaps 1 dups 0}} */
    @Override
    public String toString() {
        return "SACK cum ack " + cumulativeTsnAck + " rwnd " + advertisedReceiverWindow + " gaps " + gapAckBlocks.size()
                + " dups " + duplicateTsns.size();
    }
}
