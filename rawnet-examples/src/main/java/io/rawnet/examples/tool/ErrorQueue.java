package io.rawnet.examples.tool;

import io.rawnet.ip.ErrorOrigin;
import io.rawnet.ip.InternetChannel;
import io.rawnet.ip.ReceivedError;
import java.io.IOException;
import java.util.function.Consumer;

/** The error queue of a channel: transmit times go to their requests, errors to whoever asked for them. */
public final class ErrorQueue {
    private final InternetChannel<?> channel;
    private final TransmitTimes times;
    private final Consumer<ReceivedError> onError;

    /**
     * Takes nothing yet.
     *
     * @param channel a channel with an error queue, and with transmit timestamps
     * @param times the requests that were sent through the channel
     * @param onError what to do with an error of this host or of an ICMP message
     */
    public ErrorQueue(InternetChannel<?> channel, TransmitTimes times, Consumer<ReceivedError> onError) {
        this.channel = channel;
        this.times = times;
        this.onError = onError;
    }

    /**
     * Takes entries that are there, without waiting.
     *
     * @return whether none was left
     * @throws IOException if the kernel refuses
     */
    public boolean take() throws IOException {
        return Arrivals.take(channel::tryReceiveError, this::take);
    }

    private void take(ReceivedError entry) {
        if (entry.origin() == ErrorOrigin.TRANSMIT_TIMESTAMP) {
            entry.timestamp()
                    .ifPresent(time -> times.transmitted(entry.transmitNumber().orElseThrow(), time));
        } else if (entry.origin() != ErrorOrigin.OTHER) {
            onError.accept(entry);
        }
    }
}
