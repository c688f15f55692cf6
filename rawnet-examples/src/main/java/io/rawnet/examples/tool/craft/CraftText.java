package io.rawnet.examples.tool.craft;

import io.rawnet.codec.Header;
import io.rawnet.codec.HexDump;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.RoundTrips;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Prints packets and answers for people. */
public final class CraftText implements CraftReport {
    private static final int INDENT = 4;

    private final CraftSettings settings;
    private final Detail detail;
    private final PrintWriter out;
    private final PrintWriter err;
    private final RoundTrips roundTrips = new RoundTrips();

    /**
     * How much is printed.
     *
     * @param tree whether each field of an answer is on a line of its own
     * @param hex whether the octets are printed too
     */
    public record Detail(boolean tree, boolean hex) {}

    /**
     * Prints nothing yet.
     *
     * @param settings what the user asked for
     * @param detail how much is printed
     * @param out where to print packets
     * @param err where to print what else is to be said
     */
    public CraftText(CraftSettings settings, Detail detail, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.detail = detail;
        this.out = out;
        this.err = err;
    }

    @Override
    public void sent(long index, Packet given, List<Packet> left) {
        if (left.isEmpty()) {
            print("sent  ", ours(given));
            err.println("packet " + (index + 1) + " was not seen to leave "
                    + settings.leavingThrough().name()
                    + ": nobody may have answered for its address on the link, or a firewall of this host dropped it");
            err.flush();
        }
        left.forEach(packet -> print("sent  ", packet));
    }

    /** {@return what is known of a packet without having seen it: not the IP header, where the kernel writes that} */
    private Packet ours(Packet given) {
        List<Header> headers = given.headers();
        return settings.layer() == Layer.TRANSPORT
                ? Packet.of(headers.subList(1, headers.size()).toArray(Header[]::new))
                        .withPayload(given.payload())
                : given;
    }

    @Override
    public void answered(long index, Packet answer, Duration roundTrip, int tries) {
        roundTrips.add(roundTrip);
        String time =
                "answer after " + RoundTrips.milliseconds(roundTrip) + " ms" + (tries > 1 ? ", to try " + tries : "");
        if (detail.tree()) {
            out.println(time);
            out.print(answer.tree().indent(INDENT));
            printOctets(answer);
        } else {
            print(time + "  ", answer);
        }
        out.flush();
    }

    @Override
    public void unanswered(long index, Duration patience, int tries) {
        out.println("no answer within " + RoundTrips.milliseconds(patience) + " ms"
                + (tries > 1 ? ", " + tries + " times" : ""));
        out.flush();
    }

    @Override
    public void end(long sent, long answered) {
        if (settings.count() > 1) {
            boolean waited = settings.patience().isPresent();
            out.println();
            out.println(sent + " packets sent" + (waited ? ", " + answered + " answered" : ""));
            if (!roundTrips.isEmpty()) {
                out.println("rtt " + roundTrips);
            }
            out.flush();
        }
    }

    private void print(String prefix, Packet packet) {
        out.println(prefix + packet);
        printOctets(packet);
        out.flush();
    }

    private void printOctets(Packet packet) {
        if (detail.hex()) {
            out.print(HexDump.format(packet.octets().buffer()).indent(INDENT));
        }
    }
}
