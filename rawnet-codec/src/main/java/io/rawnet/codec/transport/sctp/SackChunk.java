package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * SACK chunk (RFC 9260 section 3.3.4): acknowledges data and reports gaps and duplicates.
 *
 * @param flags reserved, 0 to 255
 * @param cumulativeTsnAck the last TSN received without a gap before it, 0 to 2^32-1
 * @param advertisedReceiverWindow octets of buffer that are free, 0 to 2^32-1
 * @param gapAckBlocks the data chunks that have arrived after gaps
 * @param duplicateTsns TSNs that have arrived more than once, each 0 to 2^32-1
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

        private static GapAckBlock at(ByteBuffer in, int index) {
            return new GapAckBlock(Wire.u16(in, index), Wire.u16(in, index + 2));
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

    static SctpChunk read(int flags, Octets value) {
        ByteBuffer in = value.buffer();
        int duplicates = value.size() < FIXED_LENGTH ? 0 : FIXED_LENGTH + ITEM_LENGTH * Wire.u16(in, 8);
        if (duplicates == 0 || value.size() != duplicates + ITEM_LENGTH * Wire.u16(in, 10)) {
            return new OpaqueChunk(SACK, flags, value);
        }
        return new SackChunk(
                flags,
                Wire.u32(in, 0),
                Wire.u32(in, 4),
                Elements.between(in, FIXED_LENGTH, duplicates, ITEM_LENGTH, GapAckBlock::at),
                Elements.between(in, duplicates, value.size(), ITEM_LENGTH, Wire::u32));
    }

    @Override
    public int type() {
        return SACK;
    }

    @Override
    public Octets value() {
        int items = gapAckBlocks.size() + duplicateTsns.size();
        return TypeLengthValue.value(FIXED_LENGTH + ITEM_LENGTH * items, out -> {
            out.putInt((int) cumulativeTsnAck).putInt((int) advertisedReceiverWindow);
            out.putShort((short) gapAckBlocks.size()).putShort((short) duplicateTsns.size());
            gapAckBlocks.forEach(block -> out.putShort((short) block.start()).putShort((short) block.end()));
            duplicateTsns.forEach(tsn -> out.putInt(tsn.intValue()));
        });
    }

    /** {@return for instance {@code SACK cum ack 7 rwnd 65535 gaps 1 dups 0}} */
    @Override
    public String toString() {
        return "SACK cum ack " + cumulativeTsnAck + " rwnd " + advertisedReceiverWindow + " gaps " + gapAckBlocks.size()
                + " dups " + duplicateTsns.size();
    }
}
