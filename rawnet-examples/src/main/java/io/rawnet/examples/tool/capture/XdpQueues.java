package io.rawnet.examples.tool.capture;

import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.packet.LinkInterface;
import io.rawnet.xdp.CopyMode;
import io.rawnet.xdp.XdpSocket;
import io.rawnet.xdp.XdpSocketBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Opens a socket for each queue of an interface. */
final class XdpQueues {
    /** Octets of a frame, and the longest packet behind the Ethernet header and two tags that has room in it. */
    private static final int FRAME = 2048;

    private static final int LONGEST_IN_FRAME = FRAME - 256 - 14 - 2 * 4;
    private static final int LARGER_FRAME = 4096;
    private static final long USUAL_BUFFER = 32 << 20;
    private static final long LEAST_BUFFER = 2 << 20;
    /** One frame at least is for sending. */
    private static final int LEAST_FRAMES = 2;

    private XdpQueues() {}

    /** {@return the sockets, with as much memory as is usual, or less where this process may not lock so much} */
    static List<XdpSocket> open(LinkInterface on) throws IOException {
        int queues = count(on);
        long buffer = USUAL_BUFFER;
        while (true) {
            try {
                return open(on, queues, buffer);
            } catch (SystemCallException refused) {
                if (!refused.errno().equals(Errno.ENOBUFS) || buffer <= LEAST_BUFFER) {
                    throw refused;
                }
                buffer /= 2;
            }
        }
    }

    /**
     * {@return the sockets}
     *
     * @param on the interface
     * @param buffer octets for the frames of all sockets together
     */
    static List<XdpSocket> open(LinkInterface on, long buffer) throws IOException {
        return open(on, count(on), buffer);
    }

    private static List<XdpSocket> open(LinkInterface on, int queues, long buffer) throws IOException {
        int size = on.mtu() <= LONGEST_IN_FRAME ? FRAME : LARGER_FRAME;
        XdpSocketBuilder builder = XdpSocket.builder()
                .frameSize(size)
                .frameCount((int) Math.max(LEAST_FRAMES, buffer / size / queues))
                .sendFrames(1);
        List<XdpSocket> sockets = new ArrayList<>();
        try {
            for (int queue = 0; queue < queues; queue++) {
                sockets.add(builder.open(on.index(), queue));
            }
            return sockets;
        } catch (IOException | RuntimeException refused) {
            close(sockets);
            throw refused;
        }
    }

    static void close(List<XdpSocket> sockets) throws IOException {
        for (XdpSocket socket : sockets) {
            socket.close();
        }
    }

    /** {@return how many queues there are} The kernel tells by refusing a socket for a queue that is not there; queue 0 always is. */
    private static int count(LinkInterface on) throws IOException {
        int count = 1;
        while (exists(on, count)) {
            count++;
        }
        return count;
    }

    private static boolean exists(LinkInterface on, int queue) throws IOException {
        XdpSocketBuilder smallest =
                XdpSocket.builder().sendOnly().copyMode(CopyMode.COPY).frameCount(LEAST_FRAMES);
        try (XdpSocket probe = smallest.open(on.index(), queue)) {
            return probe.isOpen();
        } catch (SystemCallException refused) {
            // another program may have a socket there; what else is wrong is said when queue 0 is opened
            return refused.errno().equals(Errno.EBUSY);
        }
    }
}
