package io.rawnet.channel.contract;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** A channel under the contract that receives packets into buffers, and sends them one by one and in batches. */
public abstract class PacketSubject implements Subject, Subject.BufferCalls, Subject.BatchCalls {
    private static final int ROOM = 2048;

    private final ByteBuffer tried = ByteBuffer.allocateDirect(ROOM);

    /**
     * Receives into a buffer, waiting for a while.
     *
     * @param into the buffer
     * @param timeout the timeout, which may be null
     * @throws Exception what the channel throws
     */
    protected abstract void receive(ByteBuffer into, Duration timeout) throws Exception;

    @Override
    public final void take(Optional<Duration> timeout) throws Exception {
        if (timeout.isPresent()) {
            takeWithin(timeout.get());
        } else {
            receive(ByteBuffer.allocate(ROOM));
        }
    }

    @Override
    public final void takeWithin(Duration timeout) throws Exception {
        receive(ByteBuffer.allocate(ROOM), timeout);
    }

    @Override
    public final boolean tryTake() throws Exception {
        return tryReceive(tried.clear());
    }

    @Override
    public final Optional<BufferCalls> buffers() {
        return Optional.of(this);
    }

    @Override
    public final Optional<BatchCalls> batches() {
        return Optional.of(this);
    }
}
