package io.rawnet.examples.tour.stop.connection;

import io.rawnet.examples.experiment.connection.WatchConnection;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** An ordinary server says byebye, an ordinary client hihi. */
public final class WatchConnectionStop implements Stop {
    private static final int PORT = 31500;

    @Override
    public Card card() {
        return new Card(
                Article.EVERY_LAYER,
                "Watch what ordinary TCP sockets put on the wire",
                "Three segments before the first octet of data, and four to say goodbye: that is what has to be made by hand next.",
                WatchConnection.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (ServerSocket listener = lab.peer().call(() -> new ServerSocket(PORT));
                Running program =
                        lab.start(notes, WatchConnection.class, lab.local().interfaceName(), PORT)) {
            program.awaitReady();
            Future<String> server = lab.peer().background(() -> serve(listener));
            try (Socket client = new Socket(lab.peer().ipv4Address(), PORT)) {
                String heard = new String(client.getInputStream().readNBytes(6), StandardCharsets.UTF_8);
                notes.did("client: connected, heard \"" + heard + "\", says \"hihi\"");
                client.getOutputStream().write("hihi".getBytes(StandardCharsets.UTF_8));
            }
            notes.did("server: heard \"" + server.get(Lab.PATIENCE.toSeconds(), TimeUnit.SECONDS) + '"');

            List<String> seen = program.finish();
            notes.check("first goes a SYN", seen.get(0).contains(" [S] "));
            notes.check("then a SYN+ACK", seen.get(1).contains(" [S.] "));
            notes.check("then an ACK", seen.get(2).contains(" [.] "));
            long octets = 0;
            for (String line : seen) {
                octets += Running.number(line, "|");
            }
            notes.check("the number of octets of data, both directions together,", 10L, octets);
        }
    }

    private static String serve(ServerSocket listener) throws IOException {
        try (Socket client = listener.accept()) {
            client.getOutputStream().write("byebye".getBytes(StandardCharsets.UTF_8));
            return new String(client.getInputStream().readNBytes(4), StandardCharsets.UTF_8);
        }
    }
}
