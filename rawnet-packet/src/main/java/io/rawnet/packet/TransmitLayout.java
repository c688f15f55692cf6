package io.rawnet.packet;

/**
 * How the frames of a transmit ring lie in blocks. The kernel wants blocks of whole pages and uses every frame that fits into them, so a
 * ring is never shorter than a page.
 *
 * @param frameSize octets of a frame with its header
 * @param blockSize octets of a block, one page or one frame, whichever is longer
 * @param blockCount number of blocks, 1 or more
 */
record TransmitLayout(int frameSize, int blockSize, int blockCount) {
    /**
     * {@return the layout of a ring}
     *
     * @param frameCount how many frames at least, a power of two
     * @param frameSize octets of a frame with its header, a power of two
     * @param pageSize octets of a page, a power of two
     */
    static TransmitLayout of(int frameCount, int frameSize, int pageSize) {
        int blockSize = Math.max(frameSize, pageSize);
        return new TransmitLayout(frameSize, blockSize, Math.max(1, frameCount * frameSize / blockSize));
    }

    /** {@return octets of the ring} */
    int length() {
        return blockSize * blockCount;
    }
}
