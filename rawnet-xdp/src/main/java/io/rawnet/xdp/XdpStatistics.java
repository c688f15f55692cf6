package io.rawnet.xdp;

/**
 * Counts of an {@link XdpSocket} since it was opened.
 *
 * @param received frames that the kernel has handed over
 * @param dropped packets that the program sent to the socket and the kernel dropped: there was no free frame, or the packet was longer than
 *     a frame
 * @param ringFull packets that the kernel dropped because the ring of received frames was full
 * @param fillRingEmpty how often the kernel found no free frame; counted with {@code dropped} or {@code ringFull} too
 * @param invalid entries of the fill ring that the kernel found invalid; 0 unless rawnet has a defect
 * @param sent frames that the kernel has finished sending, those it has dropped on the way among them
 * @param sendDropped frames that the interface dropped instead of sending them, such as a veth interface whose other end does not keep up
 * @param sendInvalid frames that the kernel did not send because their entry was invalid; 0 unless rawnet has a defect
 */
public record XdpStatistics(
        long received,
        long dropped,
        long ringFull,
        long fillRingEmpty,
        long invalid,
        long sent,
        long sendDropped,
        long sendInvalid) {}
