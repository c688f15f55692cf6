package io.rawnet.examples.tool.craft;

import io.rawnet.channel.Answer;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.Output;
import io.rawnet.examples.tool.craft.Ear.Conversation;
import io.rawnet.examples.tool.craft.Ear.Heard;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of send or exchange: sends packets one after the other, and waits for their answers if it is to. */
public final class Crafting {
    private static final Duration TO_LEAVE = Duration.ofSeconds(1);

    private final CraftSettings settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Outlet outlet;
    private long sent;
    private long answered;

    /**
     * Sends nothing yet.
     *
     * @param settings what the user asked for
     */
    public Crafting(CraftSettings settings) {
        this.settings = settings;
    }

    /** Ends the run soon, from any thread; the counts are reported. */
    public void stop() {
        stopped.countDown();
        Outlet open = outlet;
        if (open != null) {
            try {
                open.close();
            } catch (IOException unexpected) {
                // it is closed all the same
            }
        }
    }

    /**
     * Sends all packets.
     *
     * @param report is told what becomes of them
     * @return the exit status: 0, or 1 if answers were waited for and none came
     * @throws IOException if the kernel refuses
     * @throws InterruptedException if the calling thread is interrupted
     */
    public int run(CraftReport report) throws IOException, InterruptedException {
        try (Ear ear = Ear.open(settings);
                Outlet open = Outlet.open(settings)) {
            outlet = open;
            for (long index = 0; index < settings.count() && isWanted(); index++) {
                long start = System.nanoTime();
                send(index, ear, report);
                if (index + 1 < settings.count()) {
                    long left = start + settings.interval().toNanos() - System.nanoTime();
                    stopped.await(left, TimeUnit.NANOSECONDS);
                }
            }
        } catch (ClosedChannelException closed) {
            if (stopped.getCount() > 0) {
                throw closed;
            }
        }
        report.end(sent, answered);
        return settings.patience().isPresent() && answered == 0 ? 1 : 0;
    }

    private boolean isWanted() {
        return stopped.getCount() > 0 && !Output.hasNoReader();
    }

    private void send(long index, Ear ear, CraftReport report) throws IOException {
        Packet packet = settings.packets().packet(index);
        ear.forget();
        if (settings.patience().isEmpty()) {
            outlet.send(packet);
            sent++;
            report.sent(index, packet, packets(ear.leaving(packet, TO_LEAVE)));
            return;
        }
        sent++;
        Duration patience = settings.patience().get();
        Optional<? extends Answer<?>> answer = outlet.exchange(packet, patience, settings.retries());
        Conversation heard = ear.conversation(packet);
        report.sent(index, packet, packets(heard.left()));
        if (answer.isPresent()) {
            answered++;
            report(index, answer.get(), heard, report);
        } else {
            report.unanswered(index, patience, settings.retries() + 1);
        }
    }

    /** What was heard on the interface is more exact than what came through the other socket, which has no IP header over IPv6. */
    private static void report(long index, Answer<?> answer, Conversation heard, CraftReport report) {
        Packet packet = heard.answer().map(Heard::packet).orElse(answer.packet());
        Duration roundTrip = heard.answer()
                .map(Heard::time)
                .map(time -> Duration.between(heard.left().get(0).time(), time))
                .filter(time -> !time.isNegative())
                .orElse(answer.roundTrip());
        report.answered(index, packet, roundTrip, answer.tries());
    }

    private static List<Packet> packets(List<Heard> heard) {
        return heard.stream().map(Heard::packet).toList();
    }
}
