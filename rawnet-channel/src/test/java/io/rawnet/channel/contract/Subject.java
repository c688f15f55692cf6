package io.rawnet.channel.contract;

import io.rawnet.channel.RawChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A channel or ring under the contract. Whatever waits is called "take" here: receiving a packet, polling a block, claiming a frame.
 */
public interface Subject extends AutoCloseable {
    /** {@return the channel} */
    RawChannel<?> channel();

    /**
     * Lets the next take succeed: sends a packet to the channel.
     *
     * @throws Exception if that fails
     */
    void provide() throws Exception;

    /**
     * Takes one, waiting for it, and gives it back.
     *
     * @param timeout how long to wait; empty for ever
     * @throws Exception what the channel throws
     */
    void take(Optional<Duration> timeout) throws Exception;

    /**
     * Takes one with a timeout as a program gives it, which may be null.
     *
     * @param timeout the timeout
     * @throws Exception what the channel throws
     */
    void takeWithin(Duration timeout) throws Exception;

    /**
     * {@return whether there was one to take, without waiting}
     *
     * @throws Exception what the channel throws
     */
    boolean tryTake() throws Exception;

    @Override
    void close() throws IOException;

    /** {@return whether a take waits before {@link #provide}; a transmit ring's frames are free from the start} */
    default boolean waits() {
        return true;
    }

    /** {@return what the channel does with buffers; empty for rings} */
    default Optional<BufferCalls> buffers() {
        return Optional.empty();
    }

    /** {@return what the channel does with batches; empty for rings} */
    default Optional<BatchCalls> batches() {
        return Optional.empty();
    }

    /** Calls of a channel that copies between buffers and the kernel. */
    interface BufferCalls {
        /**
         * Receives into a buffer, waiting.
         *
         * @param into the buffer
         * @throws Exception what the channel throws
         */
        void receive(ByteBuffer into) throws Exception;

        /**
         * {@return whether a packet was there, and was received into a buffer}
         *
         * @param into the buffer
         * @throws Exception what the channel throws
         */
        boolean tryReceive(ByteBuffer into) throws Exception;

        /**
         * Sends the octets of {@link #outgoing}, in whatever buffer they are.
         *
         * @param packet the buffer
         * @throws Exception what the channel throws
         */
        void send(ByteBuffer packet) throws Exception;

        /** {@return a packet that the channel can send, 32 to 100 octets} */
        byte[] outgoing();

        /** {@return the packet that {@link #provide} makes the channel receive, 32 to 100 octets} */
        byte[] incoming();
    }

    /** Calls of a channel that sends batches. */
    interface BatchCalls {
        /**
         * {@return a batch}
         *
         * @param capacity how many packets
         * @param packetRoom octets for each
         */
        io.rawnet.channel.SendBatch batch(int capacity, int packetRoom);

        /**
         * {@return whether a packet with a destination was added}
         *
         * @param batch the batch
         * @param packet the packet
         */
        boolean add(io.rawnet.channel.SendBatch batch, ByteBuffer packet);

        /**
         * Sends a batch.
         *
         * @param batch the batch
         * @return how many were sent
         * @throws Exception what the channel throws
         */
        int send(io.rawnet.channel.SendBatch batch) throws Exception;

        /** {@return a packet that the kernel refuses to send} */
        byte[] refused();

        /**
         * {@return how many sent packets have arrived at the other end so far}
         *
         * @throws Exception if that fails
         */
        int arrived() throws Exception;
    }
}
