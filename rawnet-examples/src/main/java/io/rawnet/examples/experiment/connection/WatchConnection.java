package io.rawnet.examples.experiment.connection;

import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** An ordinary server says "byebye", an ordinary client "hihi": what connect, send and close of ordinary sockets put on the wire. */
public final class WatchConnection implements Experiment {
    private static final int PORT = 31500;

    @Override
    public String title() {
        return "Watch what ordinary TCP sockets put on the wire";
    }

    @Override
    public Article article() {
        return Article.EVERY_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (LinkChannel wire = LinkChannel.open(LinkMode.DGRAM);
                ServerSocket listener = lab.peer().call(() -> new ServerSocket(PORT))) {
            wire.attachFilter(FilterCompiler.compile("tcp port " + PORT, LinkType.IPV4));
            wire.bind(lab.local().interfaceIndex(), LinkChannel.ALL_PROTOCOLS);
            Future<String> server = lab.peer().background(() -> serve(listener));
            try (Socket client = new Socket(lab.peer().ipv4Address(), PORT)) {
                String heard = new String(client.getInputStream().readNBytes(6), StandardCharsets.UTF_8);
                notes.did("client: connected, heard \"" + heard + "\", says \"hihi\"");
                client.getOutputStream().write("hihi".getBytes(StandardCharsets.UTF_8));
            }
            notes.did("server: heard \"" + server.get(Lab.PATIENCE.toSeconds(), TimeUnit.SECONDS) + '"');

            List<Packet> seen = new ArrayList<>();
            int finished = 0;
            while (finished < 2) {
                Packet packet = wire.receive(Lab.PATIENCE).packet();
                notes.seen(tcp(packet) + " | " + packet.payload().size() + " octets");
                seen.add(packet);
                finished += tcp(packet).has(TcpHeader.FIN) ? 1 : 0;
            }
            notes.check("first goes a SYN", TcpHeader.SYN == tcp(seen.get(0)).controlBits());
            notes.check(
                    "then a SYN+ACK",
                    (TcpHeader.SYN | TcpHeader.ACK) == tcp(seen.get(1)).controlBits());
            notes.check("then an ACK", TcpHeader.ACK == tcp(seen.get(2)).controlBits());
            notes.check(
                    "the number of octets of data, both directions together,",
                    10,
                    seen.stream().mapToInt(packet -> packet.payload().size()).sum());
        }
    }

    private static TcpHeader tcp(Packet packet) {
        return packet.header(TcpHeader.class).orElseThrow();
    }

    private static String serve(ServerSocket listener) throws IOException {
        try (Socket client = listener.accept()) {
            client.getOutputStream().write("byebye".getBytes(StandardCharsets.UTF_8));
            return new String(client.getInputStream().readNBytes(4), StandardCharsets.UTF_8);
        }
    }
}
