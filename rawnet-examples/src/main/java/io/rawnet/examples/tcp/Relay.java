package io.rawnet.examples.tcp;

import io.rawnet.codec.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Passes a stream to the peer of a connection, and what the peer sends to somebody, as nc(1) does. The end of the stream becomes a FIN, and the
 * peer may go on; when the peer finishes, all is over.
 */
public final class Relay {
    private static final int MOST_WAITING = 16;
    private static final int PART = 16_384;
    private static final Octets END = Octets.EMPTY;

    private final HandMadeConnection connection;
    private final Duration silence;
    private final BlockingQueue<Octets> outgoing = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile IOException unreadable;

    /** Takes what the peer sends. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes some octets.
         *
         * @param octets the octets
         * @throws IOException if it cannot; that ends the relay
         */
        void accept(Octets octets) throws IOException;
    }

    /**
     * Passes nothing yet.
     *
     * @param connection an established connection
     * @param silence when to give up a peer that sends nothing
     */
    public Relay(HandMadeConnection connection, Duration silence) {
        this.connection = connection;
        this.silence = silence;
    }

    /**
     * Passes octets on until the peer has finished, and finishes then.
     *
     * @param in what to send
     * @param out takes what the peer sends
     * @param patience how long the peer may take to acknowledge the end
     * @throws SocketTimeoutException if the peer is silent for too long
     * @throws IOException if the peer resets the connection, or a stream fails
     */
    public void run(InputStream in, Sink out, Duration patience) throws IOException {
        Thread reader = new Thread(() -> read(in), "reader");
        reader.setDaemon(true);
        reader.start();
        long heard = System.nanoTime();
        while (!connection.isPeerFinished()) {
            sendWaiting();
            Duration left = silence.minusNanos(System.nanoTime() - heard);
            Optional<Octets> data = connection.poll(left.isNegative() ? Duration.ZERO : left);
            if (data.isPresent()) {
                out.accept(data.get());
                heard = System.nanoTime();
            } else if (left.isNegative()) {
                throw new SocketTimeoutException("the peer has sent nothing for " + silence.toMillis() / 1000.0 + " s");
            }
        }
        connection.finish(patience);
    }

    private void sendWaiting() throws IOException {
        for (Octets part = outgoing.poll(); part != null; part = outgoing.poll()) {
            if (part == END) {
                connection.finishSending();
            } else {
                connection.send(part);
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
    }

    private void read(InputStream in) {
        byte[] part = new byte[PART];
        try {
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                if (length > 0) {
                    pass(Octets.of(Arrays.copyOf(part, length)));
                }
            }
            pass(END);
        } catch (IOException failure) {
            unreadable = failure;
            connection.wakeUp();
        } catch (InterruptedException nobodyInterrupts) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Octets part) throws InterruptedException {
        outgoing.put(part);
        connection.wakeUp();
    }
}
