package io.rawnet.xdp;

/** Attaches a program and a socket to an interface, and waits to be killed. */
final class Attached {
    static final String READY = "attached";

    private Attached() {}

    public static void main(String[] arguments) throws Exception {
        int index = Integer.parseInt(arguments[0]);
        XdpProgram program = XdpProgram.builder().attach(index);
        XdpSocket socket = XdpSocket.builder().open(index, 0);
        program.add(socket);
        System.out.println(READY);
        while (true) {
            socket.receive().close();
        }
    }
}
