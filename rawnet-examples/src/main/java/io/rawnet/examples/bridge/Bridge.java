package io.rawnet.examples.bridge;

import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkSocketOptions;
import io.rawnet.packet.ReceivedFrame;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/**
 * Forwards each frame that one interface receives to another interface, and back, as a bridge with two ports does. The interfaces need no IP
 * addresses, and must not be ports of another bridge.
 * <pre>{@code
 * java --module-path rawnet-examples/target/modules -m io.rawnet.examples/io.rawnet.examples.bridge.Bridge eth1 eth2
 * }</pre>
 *
 * <p>Received packets may have unfinished checksums, and may be up to 64 KiB long: several segments of a connection in one. A virtio-net
 * header in front of each packet says so. It is sent with the packet, so that the kernel or the network card finishes it.
 */
public final class Bridge implements AutoCloseable {
    /** Octets for a packet and its virtio-net header: more than the kernel joins, unless it is configured for BIG TCP. */
    private static final int ROOM = 1 << 17;

    /** Octets for packets that wait to be forwarded: the default has room for three packets of 64 KiB. */
    private static final int BUFFER = 4 << 20;

    private final LinkChannel one;
    private final LinkChannel other;

    private Bridge(LinkChannel one, LinkChannel other) {
        this.one = one;
        this.other = other;
    }

    /**
     * Bridges two interfaces until one of them is removed.
     *
     * @param names the names of the interfaces
     */
    public static void main(String... names) throws Exception {
        if (names.length != 2) {
            System.err.println("usage: Bridge INTERFACE INTERFACE");
            System.exit(2);
        }
        try (Bridge bridge = Bridge.between(LinkInterface.byName(names[0]), LinkInterface.byName(names[1]))) {
            System.err.println("bridging " + names[0] + " and " + names[1]);
            bridge.run();
        } catch (IOException | IllegalArgumentException failure) {
            System.err.println(failure.getMessage());
        }
        System.exit(1);
    }

    /**
     * {@return a bridge; packets are forwarded while {@link #run()} runs}
     *
     * @throws IllegalArgumentException if the MTUs differ: a bridge cannot make packets shorter
     */
    static Bridge between(LinkInterface one, LinkInterface other) throws IOException {
        if (one.mtu() != other.mtu()) {
            throw new IllegalArgumentException(one.name() + " has MTU " + one.mtu() + ", " + other.name() + " has MTU "
                    + other.mtu() + ": give them the same (ip link set NAME mtu OCTETS)");
        }
        LinkChannel first = open(one);
        try {
            return new Bridge(first, open(other));
        } catch (IOException failure) {
            first.close();
            throw failure;
        }
    }

    private static LinkChannel open(LinkInterface on) throws IOException {
        LinkChannel channel = LinkChannel.open(LinkMode.RAW);
        try {
            channel.setOption(LinkSocketOptions.VIRTIO_HEADER, true);
            channel.setOption(LinkSocketOptions.IGNORE_OUTGOING, true); // what the bridge sends must not come back
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.promiscuous(on.index()); // until the channel is closed
            return channel.bind(on, LinkChannel.ALL_PROTOCOLS);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Forwards in both directions until this is closed or an interface is removed. */
    void run() throws InterruptedException {
        Thread back = new Thread(() -> forward(other, one));
        back.start();
        forward(one, other);
        back.join();
    }

    private void forward(LinkChannel from, LinkChannel to) {
        try (this) {
            forwardUntilTheEnd(from, to);
        } catch (ClosedChannelException closed) {
            // by close(), or by the other direction
        } catch (IOException end) {
            System.err.println(end.getMessage());
        }
    }

    private static void forwardUntilTheEnd(LinkChannel from, LinkChannel to) throws IOException {
        ByteBuffer packet = ByteBuffer.allocateDirect(ROOM);
        Failures failures = new Failures();
        while (true) {
            try {
                ReceivedFrame frame = from.receive(packet.clear());
                send(packet.flip(), frame, to);
            } catch (ClosedChannelException | NoSuchInterfaceException end) {
                throw end;
            } catch (IOException failure) {
                // an interface is down: receiving goes on when it is up; or one packet was lost, such as to a full
                // queue
                failures.add(failure);
            }
        }
    }

    private static void send(ByteBuffer packet, ReceivedFrame frame, LinkChannel to) throws IOException {
        if (frame.truncated()) {
            throw new IOException("packet of " + frame.originalLength() + " octets, the buffer has " + ROOM);
        }
        if (frame.vlanTag().isPresent()) { // the kernel has taken it out
            to.send(frame.vlanTag().get().restoredBehindVirtioHeader(packet).buffer());
        } else {
            to.send(packet);
        }
    }

    @Override
    public void close() throws IOException {
        try (one) {
            other.close();
        }
    }

    /** Counts failed calls, and reports at most one a second. */
    private static final class Failures {
        private static final long SECOND = 1_000_000_000;

        private long count;
        private long last = System.nanoTime() - SECOND;

        void add(IOException failure) {
            count++;
            if (System.nanoTime() - last >= SECOND) {
                last = System.nanoTime();
                System.err.println("failure " + count + ": " + failure.getMessage());
            }
        }
    }
}
