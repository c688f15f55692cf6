package io.rawnet.xdp;

import io.rawnet.codec.number.EtherType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Frames that tests send and receive. */
public final class Frames {
    /** The EtherType of all of them: nobody else sends it. */
    public static final EtherType OURS = EtherType.EXPERIMENTAL_1;

    static final Duration SOON = Duration.ofSeconds(30);

    private static final int NUMBER = 14;

    private Frames() {}

    /** {@return a broadcast frame with a number in it} */
    public static ByteBuffer numbered(int number, int length) {
        ByteBuffer frame = ByteBuffer.allocate(length);
        frame.putLong(-1).putInt(0x02_00_00_01).putShort((short) OURS.number());
        return frame.putInt(NUMBER, number).clear();
    }

    static int number(XdpFrame frame) {
        return frame.buffer().getInt(frame.offset() + NUMBER);
    }

    /** Sends numbered frames, one flush for all. */
    public static void send(XdpSocket socket, int first, int count) throws IOException {
        for (int number = first; number < first + count; number++) {
            socket.claim().put(numbered(number, 60));
            socket.submit();
        }
        socket.flush();
    }

    /** {@return a socket that sends through an interface} */
    public static XdpSocket sender(int interfaceIndex) throws IOException {
        return XdpSocket.builder().frameCount(64).sendOnly().open(interfaceIndex, 0);
    }
}
