package io.rawnet.channel.socket;

import static io.rawnet.channel.socket.RawSockets.IPV4_HEADER;
import static io.rawnet.channel.socket.RawSockets.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.contract.Callers;
import io.rawnet.channel.contract.Promptness;
import io.rawnet.channel.waiting.Blocking;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.channel.waiting.Monitor;
import io.rawnet.channel.waiting.Readiness;
import io.rawnet.linux.NativeBackEnd;
import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.ControlMessages;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.SocketLevelOptions;
import io.rawnet.linux.socket.SocketType;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.File;
import java.lang.ref.Reference;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(120)
class ChannelSocketTest {
    private static final int PAGE = DescriptorCalls.pageSize();

    private static final int CYCLES = 100_000;

    private static final KernelOption SO_PROTOCOL = new KernelOption("SO_PROTOCOL", SocketLevelOptions.SOL_SOCKET, 38);
    private static final KernelOption SO_DOMAIN = new KernelOption("SO_DOMAIN", SocketLevelOptions.SOL_SOCKET, 39);
    private static final KernelOption SO_BINDTOIFINDEX =
            new KernelOption("SO_BINDTOIFINDEX", SocketLevelOptions.SOL_SOCKET, 62);

    @Test
    void survivesManyCyclesOfOpenReceiveAndCloseFromAnotherThread() throws Exception {
        SynchronousQueue<ChannelSocket> toClose = new SynchronousQueue<>();
        FutureTask<Void> closing = new FutureTask<>(() -> {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                toClose.take().close();
            }
            return null;
        });
        Thread closer = new Thread(closing, "closer");
        closer.setDaemon(true);
        closer.start();
        IncomingRow batch = new IncomingRow(1, 64);
        int before = openDescriptors();
        int ended = 0;
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            ChannelSocket socket = RawSockets.open();
            toClose.put(socket);
            try {
                batch.receive(socket, Deadline.NEVER);
            } catch (ClosedChannelException closed) {
                ended++;
            }
        }
        closing.get(30, TimeUnit.SECONDS);
        assertThat(ended).isEqualTo(CYCLES);
        assertThat(openDescriptors()).isLessThanOrEqualTo(before + 5);
    }

    @Test
    void optionsAreReadBack() throws Exception {
        try (ChannelSocket socket = RawSockets.open()) {
            SocketSettings settings = socket.settings();
            settings.setInt(Ipv4Options.IP_TTL, 33);
            assertThat(settings.getInt(Ipv4Options.IP_TTL)).isEqualTo(33);
            assertThat(settings.getInt(SO_PROTOCOL)).isEqualTo(RawSockets.OWN_PROTOCOL);
            assertThat(settings.getInt(SO_DOMAIN)).isEqualTo(AddressFamily.AF_INET.number());
            settings.set(SocketLevelOptions.SO_BINDTODEVICE, ByteBuffer.wrap(new byte[] {'l', 'o', 0}));
            assertThat(settings.getInt(SO_BINDTOIFINDEX)).isEqualTo(1);
            assertThat(settings.get(SocketLevelOptions.SO_BINDTODEVICE, 16).remaining())
                    .isEqualTo(3);
            RawSockets.bind(socket, RawSockets.LOOPBACK);
            ByteBuffer local = settings.localAddress();
            assertThat(local.getInt(0)).isEqualTo(16);
            assertThat(local.getInt(8)).isEqualTo(Integer.reverseBytes(RawSockets.LOOPBACK));
            RawSockets.connect(socket, RawSockets.LOOPBACK + 1, 1);
            RawSockets.send(socket, 1);
        }
    }

    @Test
    void filterDecidesUntilItIsTakenAwayAndLockedForGood() throws Exception {
        byte[] dropAll = ByteBuffer.allocate(8)
                .order(ByteOrder.nativeOrder())
                .putShort(0, (short) 0x06)
                .array();
        try (ChannelSocket socket = RawSockets.open()) {
            socket.settings().attachFilter(dropAll);
            RawSockets.send(socket, 10, 20);
            socket.settings().setInt(SocketLevelOptions.SO_DETACH_FILTER, 0);
            RawSockets.send(socket, 99);
            IncomingRow batch = new IncomingRow(2, 64);
            assertThat(batch.receive(socket, soon())).isEqualTo(1);
            assertThat(batch.row().payload(0).get(IPV4_HEADER)).isEqualTo((byte) 99);
            socket.settings().attachFilter(dropAll);
            socket.settings().setInt(SocketLevelOptions.SO_LOCK_FILTER, 1);
            assertThatThrownBy(() -> socket.settings().setInt(SocketLevelOptions.SO_DETACH_FILTER, 0))
                    .hasMessageContainingAll("EPERM", "The filter is locked");
        }
    }

    @Test
    void packetBeyondTheMtuIsRefusedWithItsLength() throws Exception {
        try (NetworkChanges changes = new NetworkChanges();
                ChannelSocket socket = RawSockets.open()) {
            changes.setMtu(1, 1000);
            socket.settings().setInt(Ipv4Options.IP_MTU_DISCOVER, 2);
            assertThatThrownBy(() -> RawSockets.send(socket, ByteBuffer.allocate(1200)))
                    .isInstanceOf(SystemCallException.class)
                    .hasMessageContainingAll("1200 octets", "EMSGSIZE");
        }
    }

    @Test
    void waitingBesideAnErrorQueueDoesNotSpin() throws Exception {
        try (ChannelSocket socket = RawSockets.openWithoutListener()) {
            socket.settings().setInt(Ipv4Options.IP_RECVERR, 1);
            RawSockets.write(socket);
            assertThatThrownBy(() -> socket.receive(100, 0, soon())).isInstanceOf(ConnectException.class);
            int[] tries = new int[1];
            assertThat(socket.call("count", Readiness.READ, Deadline.after(Duration.ofMillis(300)), number -> {
                        tries[0]++;
                        return -Errno.EAGAIN.number();
                    }))
                    .isEqualTo(Descriptor.WOULD_BLOCK);
            assertThat(tries[0]).isLessThan(200).isLessThan(8);
            Message error = socket.receive(100, MessageFlag.MSG_ERRQUEUE, soon());
            ControlMessages messages = new ControlMessages()
                    .over(error.row().controls(), 0, error.row().controlLength(0));
            assertThat(messages.next()).isTrue();
            assertThat(messages.is(Ipv4Options.IP_RECVERR, 16)).isTrue();
            assertThat(error.row().controls().getInt(messages.dataOffset())).isEqualTo(Errno.ECONNREFUSED.number());
            error.giveBack();
        }
    }

    @Test
    void anErrorThatIsQueuedDoesNotHideAPacketThatIsThere() throws Exception {
        try (ChannelSocket socket = RawSockets.open()) {
            socket.monitor(new Monitor() {
                @Override
                public boolean isQueued(int errno) {
                    return true;
                }
            });
            // the kernel hands the pending error to one call, and then the packet
            AtomicInteger failures = new AtomicInteger();
            assertThat(socket.call(
                            "recvmsg",
                            Readiness.READ,
                            Deadline.NOW,
                            number -> failures.getAndIncrement() == 0 ? -Errno.EHOSTUNREACH.number() : 7))
                    .isEqualTo(7);
        }
    }

    @Test
    void aPacketIsReceivedAfterTheErrorOfAnEarlierOneWithoutWaiting() throws Exception {
        try (ChannelSocket socket = RawSockets.openWithoutListener()) {
            socket.settings().setInt(Ipv4Options.IP_RECVERR, 1);
            socket.monitor(new Monitor() {
                @Override
                public boolean isQueued(int errno) {
                    return errno == Errno.ECONNREFUSED.number();
                }
            });
            int port =
                    socket.settings().localAddress().order(ByteOrder.BIG_ENDIAN).getShort(6);
            RawSockets.write(socket);
            try (ChannelSocket nine = RawSockets.udp(9)) {
                RawSockets.connect(nine, RawSockets.LOOPBACK, Short.toUnsignedInt((short) port));
                RawSockets.write(nine);
                Message packet = socket.receive(100, 0, Deadline.NOW);
                assertThat(packet).isNotNull();
                assertThat(packet.row().received(0)).isEqualTo(1);
                packet.giveBack();
            }
        }
    }

    @Test
    void ringStaysMappedWhenItsSocketIsClosed() throws Exception {
        try (Mapping ring = mappedRing()) {
            assertThat(ring.octets().capacity()).isEqualTo(2 * PAGE);
            ring.octets().putInt(PAGE, 0x01020304);
            assertThat(ring.octets().getInt(PAGE)).isEqualTo(0x01020304);
        }
    }

    @Test
    void closedRingIsNotSharedAnyMoreAndCanStillBeTouched() throws Exception {
        Mapping ring = mappedRing();
        ByteBuffer slice = ring.octets().slice(PAGE, 8).order(ByteOrder.nativeOrder());
        slice.putInt(0, 0x01020304);
        ring.close();
        ring.close();
        if (NativeBackEnd.inUse() == NativeBackEnd.FOREIGN) {
            assertThatThrownBy(() -> slice.getInt(0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> slice.putInt(0, 5)).isInstanceOf(IllegalStateException.class);
        } else {
            assertHoldsZerosOfItsOwn(ring, slice);
        }
    }

    @Test
    void ringThatIsBeingWrittenToAChannelWhenItIsClosedHoldsZeros() throws Exception {
        Mapping ring = mappedRing();
        ByteBuffer slice = ring.octets().slice(PAGE, 8).order(ByteOrder.nativeOrder());
        slice.putInt(0, 0x01020304);
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            sink.configureBlocking(false);
            while (sink.write(ByteBuffer.allocateDirect(PAGE)) > 0) {
                // until the pipe is full and the next one has to wait
            }
            sink.configureBlocking(true);
            FutureTask<Integer> written =
                    new FutureTask<>(() -> sink.write(ring.octets().duplicate()));
            Thread writer = new Thread(written);
            writer.start();
            waitUntilInside("sun.nio.ch", writer);
            ring.close();
            assertHoldsZerosOfItsOwn(ring, slice);
            source.configureBlocking(false);
            while (!written.isDone()) {
                source.read(ByteBuffer.allocateDirect(PAGE));
            }
            assertThat(written.get()).isEqualTo(2 * PAGE);
        }
    }

    private static void assertHoldsZerosOfItsOwn(Mapping ring, ByteBuffer slice) {
        assertThat(slice.getInt(0)).isZero();
        slice.putInt(0, 5);
        assertThat(ring.octets().getInt(PAGE)).isEqualTo(5);
    }

    /** Waits until a thread is in a native method of a package, where it stays because the call blocks. */
    private static void waitUntilInside(String packageName, Thread thread) throws InterruptedException {
        boolean inside = false;
        while (!inside) {
            Thread.sleep(20);
            StackTraceElement[] stack = thread.getStackTrace();
            inside = stack.length > 0
                    && stack[0].isNativeMethod()
                    && stack[0].getClassName().startsWith(packageName);
        }
    }

    @Test
    void isClosedWhenNobodyCanReachItsChannel() throws Exception {
        ChannelSocket socket = RawSockets.open();
        Object channel = new Object();
        socket.own(channel, nobody());
        System.gc();
        Thread.sleep(50);
        assertThat(socket.isOpen()).isTrue();
        Reference.reachabilityFence(channel);
        channel = null;
        for (int tries = 0; tries < 1000 && socket.isOpen(); tries++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(socket.isOpen()).isFalse();
        assertThatThrownBy(() -> socket.receive(1, 0, Deadline.NOW)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void closingClosesWhatBelongsToItAndForgetsKeptPackets() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        ChannelSocket socket = RawSockets.open();
        socket.closeWith(closed::incrementAndGet);
        RawSockets.send(socket, 1);
        RawSockets.keep(socket, socket.receive(100, soon()));
        socket.close();
        assertThat(closed).hasValue(1);
        assertThatThrownBy(() -> socket.receive(100, 0, Deadline.NOW)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void aKeptPacketWakesWhoWaits(PrivateNetwork network) throws Exception {
        // and not at the next look, a second later
        Promptness.expect(Duration.ofMillis(500), () -> keepAPacket(network));
    }

    private static Duration keepAPacket(PrivateNetwork network) throws Exception {
        try (ChannelSocket socket = RawSockets.open()) {
            RawSockets.send(socket, 1);
            Message packet = socket.receive(100, 0, soon());
            Callers callers = new Callers();
            Future<Message> waiting =
                    network.local().background(callers.of(() -> socket.receive(100, 0, Deadline.NEVER)));
            callers.await();
            Thread.sleep(50);
            long start = System.nanoTime();
            RawSockets.keep(socket, packet);
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isSameAs(packet);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    @Test
    void timeoutSaysWhatDidNotHappen() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(5));
        assertThat(ChannelSocket.timedOut(Readiness.READ, deadline))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("no packet arrived within 5 s");
        assertThat(ChannelSocket.timedOut(Readiness.WRITE, Deadline.NOW))
                .hasMessage("there was no room to send without waiting");
        assertThat(ChannelSocket.timedOut(Readiness.ERROR, deadline)).hasMessage("no error arrived within 5 s");
    }

    @Test
    void packetBeyondAllRoomIsRefused() {
        assertThatThrownBy(() -> Message.of(ByteBuffer.allocate(2_000_000), "packet"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("2000000", "524280");
    }

    private static Blocking nobody() {
        return new Blocking() {
            @Override
            public void begin() {}

            @Override
            public void end(boolean completed) {}
        };
    }

    private static Mapping mappedRing() throws Exception {
        try (ChannelSocket socket =
                ChannelSocket.open(AddressFamily.AF_PACKET, SocketType.SOCK_RAW, 0, RawSockets.NO_ADVICE)) {
            ByteBuffer request = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
            request.putInt(PAGE).putInt(2).putInt(2048).putInt(2 * PAGE / 2048).flip();
            socket.settings().set(PacketOptions.PACKET_RX_RING, request);
            return Mapping.of(socket, 2 * PAGE);
        }
    }

    private static int openDescriptors() {
        return new File("/proc/self/fd").list().length;
    }
}
