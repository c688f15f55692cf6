package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Selective acknowledgment, kind 5 (RFC 2018 section 3): data that has arrived behind a gap.
 *
 * @param blocks the blocks of contiguous data, the most recently received first; at most 31
 */
public record SelectiveAcknowledgment(List<Block> blocks) implements TcpOption {

    /**
     * Contiguous data that has arrived.
     *
     * @param leftEdge sequence number of its first octet, 0 to 2^32-1
     * @param rightEdge sequence number behind its last octet, 0 to 2^32-1
     */
    public record Block(long leftEdge, long rightEdge) {

        static final int LENGTH = 8;

        static Block at(ByteBuffer in, int index) {
            return new Block(Wire.u32(in, index), Wire.u32(in, index + 4));
        }

        public Block {
            Range.u32("leftEdge", leftEdge);
            Range.u32("rightEdge", rightEdge);
        }

        @Override
        public String toString() {
            return "{" + leftEdge + ":" + rightEdge + "}";
        }
    }

    public SelectiveAcknowledgment {
        blocks = List.copyOf(blocks);
        Range.check("number of blocks", blocks.size(), 31);
    }

    /**
     * {@return the option with some blocks}
     *
     * @param blocks the blocks, the most recently received first
     */
    public static SelectiveAcknowledgment of(Block... blocks) {
        return new SelectiveAcknowledgment(List.of(blocks));
    }

    static SelectiveAcknowledgment read(int kind, Octets data) {
        return new SelectiveAcknowledgment(Elements.between(data.buffer(), 0, data.size(), Block.LENGTH, Block::at));
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(
                blocks.size() * Block.LENGTH,
                out -> blocks.forEach(block -> out.putInt((int) block.leftEdge).putInt((int) block.rightEdge)));
    }

    @Override
    public String toString() {
        return blocks.stream().map(block -> " " + block).collect(Collectors.joining("", "sack " + blocks.size(), ""));
    }
}
