package io.rawnet.xdp;

import java.io.IOException;

/** Sends through loopback, with more memory than an ordinary user may lock and with less, and tries to receive. */
final class UnprivilegedSender {
    static final String MARK = "> ";

    private UnprivilegedSender() {}

    public static void main(String[] arguments) throws Exception {
        try {
            XdpSocket.builder().sendOnly().open("lo", 0).close();
        } catch (IOException refused) {
            System.out.println(MARK + refused.getMessage());
        }
        try (XdpSocket socket = XdpSocket.builder().frameCount(8).sendOnly().open("lo", 0)) {
            Frames.send(socket, 0, 10);
            System.out.println(MARK + 10 + " sent");
        }
        try {
            XdpProgram.builder().attach("lo").close();
        } catch (IOException refused) {
            System.out.println(MARK + refused.getMessage());
        }
    }
}
