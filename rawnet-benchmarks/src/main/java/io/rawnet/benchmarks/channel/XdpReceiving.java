package io.rawnet.benchmarks.channel;

import io.rawnet.packet.PacketRing;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.xdp.XdpProgram;
import io.rawnet.xdp.XdpSocket;
import java.util.List;

/**
 * Frames per second that are received from a veth pair through AF_XDP, in turns: by an XdpSocket, by C, and by a PacketRing. The same C program
 * sends to all as fast as it can; on two processors the receiver has one of them.
 */
final class XdpReceiving {

    private static final double LEAST = 0.95;
    private static final double SECONDS = 0.4;
    private static final int WARM_UP_ROUNDS = 2;

    private final CProgram c;
    private final Host sender;
    private final Host receiver;
    private final AllocatedOctets whilePolling = new AllocatedOctets();
    private final AllocatedOctets whileSleeping = new AllocatedOctets();
    private long sent;
    private long received;
    private long dropped;

    private XdpReceiving(CProgram c, PrivateNetwork network) {
        this.c = c;
        sender = network.local();
        receiver = network.peer();
    }

    static List<Outcome> compare(PrivateNetwork network) throws Exception {
        try (CProgram c = CProgram.compile("xdp_rate.c")) {
            return new XdpReceiving(c, network).compare();
        }
    }

    private List<Outcome> compare() throws Exception {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            ours(XdpFrames.Idle.POLL, new AllocatedOctets());
            ours(XdpFrames.Idle.SLEEP, new AllocatedOctets());
            ring();
        }
        Medians polling = new Medians();
        Medians sleeping = new Medians();
        Medians besideRing = new Medians();
        for (int round = 0; round < Medians.ROUNDS; round++) {
            polling.add(counted(XdpFrames.Idle.POLL, whilePolling), theirs("poll"));
            double ours = counted(XdpFrames.Idle.SLEEP, whileSleeping);
            sleeping.add(ours, theirs("sleep"));
            besideRing.add(ours, ring());
        }
        String figures = String.format("%,d sent, %,d received, %,d dropped", sent, received, dropped);
        return List.of(
                polling.atLeast("receive frames by AF_XDP, waiting with poll", "C", LEAST),
                sleeping.atLeast("the same, looking every 200 µs", "C", LEAST),
                besideRing.known("the same", "PacketRing"),
                Outcome.allOf("received and dropped of all frames sent", figures, received + dropped, sent),
                whileSleeping.nothing("octets allocated per frame received"),
                whilePolling.known("the same, waiting with poll and a timeout"));
    }

    private double counted(XdpFrames.Idle idle, AllocatedOctets allocated) throws Exception {
        XdpTurn turn = ours(idle, allocated);
        sent += turn.sent().packets();
        received += turn.received();
        dropped += turn.dropped();
        return turn.rate();
    }

    private XdpTurn ours(XdpFrames.Idle idle, AllocatedOctets octets) throws Exception {
        try (XdpProgram program = XdpFrames.attach(receiver);
                XdpSocket socket = XdpFrames.openReceiver(receiver)) {
            program.add(socket);
            return XdpFrames.receive(socket, startSender(), idle, octets);
        }
    }

    private double theirs(String idle) throws Exception {
        Process process = c.start(receiver, "receive", receiver.interfaceName(), idle);
        CProgram.awaitReady(process);
        Rate rate = Rate.sent(startSender());
        double[] printed = CProgram.stop(process);
        return new XdpTurn(rate, (long) printed[0], (long) printed[1]).rate();
    }

    private double ring() throws Exception {
        try (PacketRing ring = LinkFrames.openRing(receiver)) {
            Process process = startSender();
            Rate ours = LinkFrames.receive(ring, process);
            return new XdpTurn(Rate.sent(process), ours.packets(), ours.dropped()).rate();
        }
    }

    private Process startSender() throws Exception {
        return c.start(sender, "send", sender.interfaceName(), SECONDS);
    }
}
