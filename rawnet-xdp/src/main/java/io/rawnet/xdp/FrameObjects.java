package io.rawnet.xdp;

/** The objects of received frames. Each rests after its frame was released, until all that were released before it have been used. */
final class FrameObjects {
    private final XdpFrame[] all;
    /** Numbers of those that rest, the longest first. */
    private final int[] resting;

    private int first;
    private int count;

    /**
     * Makes the objects.
     *
     * @param home whose they are
     * @param size how many, more than are held at once
     */
    FrameObjects(Receiving home, int size) {
        all = new XdpFrame[size];
        resting = new int[size];
        count = size;
        for (int number = 0; number < size; number++) {
            all[number] = new XdpFrame(home, number);
            resting[number] = number;
        }
    }

    XdpFrame take() {
        XdpFrame frame = all[resting[first]];
        first = next(first);
        count--;
        return frame;
    }

    void giveBack(XdpFrame frame) {
        int behind = first + count;
        resting[behind < all.length ? behind : behind - all.length] = frame.number();
        count++;
    }

    XdpFrame at(int number) {
        return all[number];
    }

    private int next(int index) {
        return index + 1 < all.length ? index + 1 : 0;
    }
}
