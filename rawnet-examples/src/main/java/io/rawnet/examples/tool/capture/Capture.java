package io.rawnet.examples.tool.capture;

import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.channel.RawChannel;
import io.rawnet.examples.tool.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One run of capture: hands packets to where they go, knows when it is enough, and stays when the interface goes down. */
public final class Capture {
    /** How long the reader of the output may be gone, or a packet may not be in the file, without notice. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final CaptureSettings settings;
    private final Consumer<String> notices;
    private final Progress progress;
    private final Poller poller;
    private volatile boolean stopped;
    private boolean down;
    private boolean removed;
    private long captured;
    private Optional<CaptureCounts> counted = Optional.empty();

    /**
     * Receives nothing yet.
     *
     * @param settings what to capture
     * @param notices what to do with a line about the capture itself
     * @param progress where to show how many packets there are
     * @throws IOException if the kernel refuses
     */
    public Capture(CaptureSettings settings, Consumer<String> notices, Progress progress) throws IOException {
        this.settings = settings;
        this.notices = notices;
        this.progress = progress;
        poller = Poller.open();
    }

    /** Ends the run soon, from any thread; the counts are printed. */
    public void stop() {
        stopped = true;
        poller.wakeup();
    }

    /**
     * Captures until it is enough.
     *
     * @param destination opens where the packets go, once the kernel lets them be captured
     * @param unread tells whether nobody reads the packets any more, which ends the run
     * @throws IOException if the kernel refuses, the packets cannot be written, or the interface was removed; the packets so far are where they
     *     belong
     */
    public void run(Destination destination, BooleanSupplier unread) throws IOException {
        try (poller;
                PacketSource source = PacketSource.open(settings);
                PacketSink sink = destination.open()) {
            for (RawChannel<?> channel : source.channels()) {
                poller.register(channel, PollKey.OP_READ);
            }
            source.notices().forEach(this::tell);
            try {
                while (!isEnough(sink) && !unread.getAsBoolean()) {
                    receive(source, sink);
                    sink.pause();
                    progress.show(() -> captured + " packets");
                }
                source.takeRest(most(), sink);
            } finally {
                captured = source.taken();
                progress.clear();
                CaptureCounts seen = source.counts();
                counted = Optional.of(seen);
                sink.end(seen);
            }
        }
        if (removed) {
            throw new IOException("interface " + settings.interfaceName() + " was removed, which ends the capture");
        }
    }

    /** {@return how many packets have been taken so far} */
    public long captured() {
        return captured;
    }

    /** {@return what the kernel has counted; empty if nothing could be captured} */
    public Optional<CaptureCounts> counted() {
        return counted;
    }

    private void tell(String notice) {
        progress.clear();
        notices.accept(notice);
    }

    private boolean isEnough(PacketSink sink) {
        return stopped || removed || sink.isFull() || captured >= most();
    }

    private long most() {
        return settings.count().orElse(Long.MAX_VALUE);
    }

    private void receive(PacketSource source, PacketSink sink) throws IOException {
        try {
            if (poller.select(key -> {}, PAUSE) > 0 || settings.xdp()) {
                // without a packet this finds out whether the interface is up
                source.take(most(), sink);
            }
            captured = source.taken();
            if (down) {
                lookAgain();
            }
        } catch (InterfaceDownException outage) {
            lookAgain();
            if (!removed && !down) {
                down = settings.on().isPresent();
                tell(settings.interfaceName() + " is down: the capture goes on when it is up again");
            }
        } catch (NoSuchInterfaceException gone) {
            removed = true;
        }
    }

    private void lookAgain() throws IOException {
        try {
            if (settings.on().isPresent() && settings.on().get().now().up() && down) {
                down = false;
                tell(settings.interfaceName() + " is up again");
            }
        } catch (NoSuchInterfaceException gone) {
            removed = true;
        }
    }

    /** Opens where packets go. */
    @FunctionalInterface
    public interface Destination {
        /**
         * {@return the sink, closed at the end}
         *
         * @throws IOException if it cannot be opened
         */
        PacketSink open() throws IOException;
    }
}
