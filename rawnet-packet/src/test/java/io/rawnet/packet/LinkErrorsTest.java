package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.OURS;
import static io.rawnet.packet.PacketSamples.bound;
import static io.rawnet.packet.PacketSamples.mac;
import static io.rawnet.packet.PacketSamples.smallRing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rows of the packet sockets' table in {@code docs/errors.md}: error number, call, and advice that is true. */
@InPrivateNetwork
@Timeout(60)
class LinkErrorsTest {
    private static final int NO_INTERFACE = 4711;
    private static final List<Row> ROWS = Row.ofPage();
    private static final Set<Row> PROVOKED = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger TESTS = new AtomicInteger();

    @BeforeEach
    void countTest() {
        TESTS.incrementAndGet();
    }

    /** A row that no test provokes may be wrong. */
    @AfterAll
    static void everyRowOfThePageWasProvoked() {
        long all = Stream.of(LinkErrorsTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        if (TESTS.get() == all) {
            assertThat(PROVOKED).containsAll(ROWS);
        }
    }

    @Test
    void withoutTheCapabilityNothingIsOpened(PrivateNetwork network) {
        assertFailure(
                () -> network.local().callUnprivileged(() -> LinkChannel.open(LinkMode.RAW)),
                Errno.EPERM,
                "socket(AF_PACKET",
                "CAP_NET_RAW");
    }

    @Test
    void withoutTheCapabilityPacketsAreNotMarked(PrivateNetwork network) throws Exception {
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            assertFailure(
                    () -> network.local().callUnprivileged(() -> channel.setOption(ChannelOptions.MARK, 1)),
                    Errno.EPERM,
                    "setsockopt(SO_MARK",
                    "CAP_NET_ADMIN");
        }
    }

    @Test
    void anUnboundChannelNeedsAnInterface() throws Exception {
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW);
                LinkChannel everywhere = LinkChannel.open(LinkMode.RAW).bind(LinkChannel.ANY_INTERFACE, OURS);
                TransmitRing ring = TransmitRing.open(64, 128)) {
            assertThat(assertFailure(() -> channel.send(frame(60)), Errno.ENXIO, "sendmsg(60 octets)", "bind it"))
                    .isNotInstanceOf(NoSuchInterfaceException.class);
            assertFailure(() -> everywhere.send(frame(60)), Errno.ENXIO, "sendmsg(60 octets)", "give the interface");
            LinkSendBatch batch = new LinkSendBatch(1, 60);
            batch.add(frame(60));
            assertFailure(() -> channel.send(batch), Errno.ENXIO, "sendmmsg(60 octets)", "bind it");
            ring.claim().put(frame(60));
            ring.submit();
            assertFailure(ring::flush, Errno.ENXIO, "sendmsg of a ring", "bind it");
        }
    }

    @Test
    void anInterfaceThatDoesNotExistIsNamed(PrivateNetwork network) throws Exception {
        LinkAddress peer = LinkAddress.of(mac(network.peer()));
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            List<Throwable> failures = List.of(
                    assertFailure(
                            () -> channel.bind(NO_INTERFACE, OURS), Errno.ENODEV, "bind(interface 4711", "ip link"),
                    assertFailure(
                            () -> channel.send(frame(60), NO_INTERFACE, OURS, peer),
                            Errno.ENXIO,
                            "sendmsg(60 octets to interface 4711)",
                            "no such interface"),
                    assertFailure(
                            () -> channel.promiscuous(NO_INTERFACE),
                            Errno.ENODEV,
                            "PACKET_ADD_MEMBERSHIP",
                            "no such interface"));
            assertThat(failures).allMatch(NoSuchInterfaceException.class::isInstance);
        }
    }

    @Test
    void aDownInterfaceIsNamed(PrivateNetwork network) throws Exception {
        String advice = "ip link set " + network.local().interfaceName() + " up";
        try (LinkChannel channel = bound(LinkMode.RAW, network.local());
                NetworkChanges changes = new NetworkChanges()) {
            changes.setDown(network.local().interfaceIndex());
            assertThat(assertFailure(() -> channel.send(frame(60)), Errno.ENETDOWN, "sendmsg", advice))
                    .isInstanceOf(InterfaceDownException.class);
            assertThat(assertFailure(() -> channel.receive(frame(60)), Errno.ENETDOWN, "recvmsg", advice))
                    .isInstanceOf(InterfaceDownException.class);
        }
    }

    @Test
    void aRemovedInterfaceAsksForAnotherChannel(PrivateNetwork network) throws Exception {
        try (LinkChannel channel = bound(LinkMode.RAW, network.local());
                NetworkChanges changes = new NetworkChanges()) {
            changes.remove(network.local().interfaceIndex());
            assertFailure(() -> channel.send(frame(60)), Errno.ENXIO, "sendmsg", "was removed: open another channel");
            assertFailure(() -> channel.receive(frame(60)), Errno.ENETDOWN, "recvmsg", "was removed");
            assertThat(assertFailure(
                            () -> channel.receive(frame(60)),
                            Errno.ENODEV,
                            "recvmsg",
                            "was removed: open another channel"))
                    .isInstanceOf(NoSuchInterfaceException.class);
        }
    }

    @Test
    void aPacketLongerThanTheMtuNamesBothAndOffload(PrivateNetwork network) throws Exception {
        LinkAddress peer = LinkAddress.of(mac(network.peer()));
        int index = network.local().interfaceIndex();
        try (LinkChannel frames = bound(LinkMode.RAW, network.local());
                LinkChannel packets = LinkChannel.open(LinkMode.DGRAM)) {
            assertThat(frames.send(frame(1514))).isEqualTo(1514);
            assertFailure(
                    () -> frames.send(frame(1515)),
                    Errno.EMSGSIZE,
                    "sendmsg(1515 octets)",
                    "eth0",
                    "MTU 1500",
                    "gro off",
                    "VIRTIO_HEADER",
                    "docs/link-layer.md");
            assertFailure(
                    () -> packets.send(frame(1501), index, OURS, peer),
                    Errno.EMSGSIZE,
                    "sendmsg(1501 octets to interface " + index + ")",
                    "MTU 1500");
        }
    }

    @Test
    void aFrameShorterThanItsHeaderIsToldSo(PrivateNetwork network) throws Exception {
        try (LinkChannel channel = bound(LinkMode.RAW, network.local())) {
            assertThat(assertFailure(() -> channel.send(frame(13)), Errno.EINVAL, "sendmsg(13 octets)", "link header"))
                    .hasMessageNotContaining("VirtioHeader");
            channel.setOption(LinkSocketOptions.VIRTIO_HEADER, true);
            assertFailure(() -> channel.send(frame(13)), Errno.EINVAL, "sendmsg(13 octets)", "VirtioHeader");
        }
    }

    @Test
    void theKernelNeedsADestinationForItsHeader(PrivateNetwork network) throws Exception {
        try (LinkChannel channel = bound(LinkMode.DGRAM, network.local())) {
            assertFailure(() -> channel.send(frame(60)), Errno.EINVAL, "sendmsg(60 octets)", "give interface");
        }
    }

    @Test
    void anInterfaceWithoutCarrierDropsPackets(PrivateNetwork network) throws Exception {
        try (LinkChannel channel =
                bound(LinkMode.RAW, network.local()).setOption(LinkSocketOptions.QDISC_BYPASS, true)) {
            network.peer().run(() -> {
                try (NetworkChanges changes = new NetworkChanges()) {
                    changes.setDown(network.peer().interfaceIndex());
                }
            });
            assertFailure(() -> channel.send(frame(60)), Errno.ENOBUFS, "sendmsg(60 octets)", "no carrier");
        }
    }

    @Test
    void aChannelJoinsOneFanoutGroup(PrivateNetwork network) throws Exception {
        try (LinkChannel channel = bound(LinkMode.RAW, network.local())) {
            channel.joinFanout(Fanout.of(7, FanoutMode.HASH));
            assertFailure(
                    () -> channel.joinFanout(Fanout.of(8, FanoutMode.HASH)),
                    Errno.EALREADY,
                    "setsockopt(PACKET_FANOUT",
                    "group already");
        }
    }

    @Test
    void fanoutGroupsHaveOneModeAndAreForBoundChannels(PrivateNetwork network) throws Exception {
        try (LinkChannel member = bound(LinkMode.RAW, network.local());
                LinkChannel other = bound(LinkMode.RAW, network.local());
                LinkChannel unbound = LinkChannel.open(LinkMode.RAW)) {
            member.joinFanout(Fanout.of(7, FanoutMode.HASH));
            assertFailure(
                    () -> other.joinFanout(Fanout.of(7, FanoutMode.CPU)), Errno.EINVAL, "PACKET_FANOUT", "same mode");
            assertFailure(
                    () -> unbound.joinFanout(Fanout.of(7, FanoutMode.HASH)), Errno.EINVAL, "PACKET_FANOUT", "Bind");
        }
    }

    @Test
    void fanoutGroupsHave256Members(PrivateNetwork network) throws Exception {
        List<LinkChannel> members = new ArrayList<>();
        try (LinkChannel oneMore = bound(LinkMode.RAW, network.local())) {
            for (int member = 0; member < 256; member++) {
                members.add(bound(LinkMode.RAW, network.local()));
                members.get(member).joinFanout(Fanout.of(7, FanoutMode.HASH));
            }
            assertFailure(
                    () -> oneMore.joinFanout(Fanout.of(7, FanoutMode.HASH)),
                    Errno.ENOSPC,
                    "PACKET_FANOUT",
                    "another group");
        } finally {
            for (LinkChannel member : members) {
                member.close();
            }
        }
    }

    @Test
    void aRingKeepsItsOptions() throws Exception {
        try (PacketRing ring = smallRing().open()) {
            assertFailure(
                    () -> ring.setOption(LinkSocketOptions.VIRTIO_HEADER, true),
                    Errno.EBUSY,
                    "PACKET_VNET_HDR",
                    "ring");
        }
    }

    @Test
    void virtioHeadersAreForFrames() throws Exception {
        try (LinkChannel channel = LinkChannel.open(LinkMode.DGRAM)) {
            assertFailure(
                    () -> channel.setOption(LinkSocketOptions.VIRTIO_HEADER, true),
                    Errno.EINVAL,
                    "PACKET_VNET_HDR",
                    "mode RAW");
        }
    }

    @Test
    void membershipsHaveAddressesOfTheInterface(PrivateNetwork network) throws Exception {
        int tunnel = addTunnel(network);
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            assertFailure(
                    () -> channel.unicast(tunnel, MacAddress.of("02:00:00:00:00:99")),
                    Errno.EINVAL,
                    "PACKET_ADD_MEMBERSHIP",
                    "longer than those of the interface");
        }
    }

    @Test
    void aRingThatIsTooLargeAsksForLess() {
        // provoking it would take the memory from everybody else
        assertThat(new LinkAdvice(LinkMode.RAW, new InterfaceMonitor())
                        .exception("setsockopt(PACKET_RX_RING, 28 octets)", Errno.ENOMEM))
                .hasMessageContainingAll("ENOMEM", "fewer or smaller blocks");
    }

    @Test
    void destinationsAreAsLongAsTheAddressesOfTheInterface(PrivateNetwork network) throws Exception {
        int ethernet = network.local().interfaceIndex();
        int tunnel = addTunnel(network);
        LinkAddress mac = LinkAddress.of(mac(network.peer()));
        LinkAddress three = new LinkAddress(Octets.of(1, 2, 3));
        try (LinkChannel packets = LinkChannel.open(LinkMode.DGRAM);
                LinkChannel frames = LinkChannel.open(LinkMode.RAW);
                NetworkChanges changes = new NetworkChanges()) {
            changes.setUp(1);
            for (int again = 0; again < 2; again++) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> packets.send(frame(60), ethernet, OURS, three))
                        .withMessage("destination of 3 octets: the link addresses of interface eth0 have 6");
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> packets.send(frame(60), ethernet, OURS, LinkAddress.NONE))
                    .withMessageContaining("0 octets");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> packets.send(frame(60), tunnel, EtherType.IPV4, mac))
                    .withMessageContaining("have 0");
            LinkSendBatch batch = new LinkSendBatch(2, 60);
            batch.add(frame(60), ethernet, OURS, mac);
            batch.add(frame(60), ethernet, OURS, three);
            assertThatIllegalArgumentException().isThrownBy(() -> packets.send(batch));
            assertThat(batch.sent()).isZero();
            assertThat(packets.send(frame(60), 1, OURS, LinkAddress.NONE)).isEqualTo(60);
            assertThat(packets.send(frame(60), ethernet, OURS, mac)).isEqualTo(60);
            assertThat(frames.send(frame(60), ethernet, OURS, LinkAddress.NONE)).isEqualTo(60);
        }
    }

    @Test
    void messagesAreShortAndOnOneLine(PrivateNetwork network) throws Exception {
        try (LinkChannel channel = bound(LinkMode.RAW, network.local())) {
            Throwable failure = catchThrowable(() -> channel.send(frame(2000)));
            assertThat(failure.getMessage()).hasSizeLessThan(1000).doesNotContain("\n");
        }
    }

    private static int addTunnel(PrivateNetwork network) throws Exception {
        Requirements.requireTool("ip");
        network.start("ip", "tuntap", "add", "mode", "tun", "name", "tun0").waitFor();
        return LinkInterface.byName("tun0").index();
    }

    private static ByteBuffer frame(int octets) {
        return ByteBuffer.allocate(octets);
    }

    private static Throwable assertFailure(ThrowingCallable code, Errno errno, String name, String... advice) {
        Throwable failure = catchThrowable(code);
        assertThat(failure)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name)
                .hasMessageContainingAll(advice);
        SystemCallException call = SystemCallException.in(failure).orElseThrow();
        assertThat(call.errno()).isEqualTo(errno);
        List<Row> found = ROWS.stream().filter(row -> row.isAbout(call)).toList();
        assertThat(found)
                .as("rows of docs/errors.md for %s of %s", errno.name(), call.call())
                .isNotEmpty();
        PROVOKED.addAll(found);
        return failure;
    }

    /** A row of the page: error and the beginning of the call. */
    private record Row(String error, String call) {
        private static List<Row> ofPage() {
            try {
                String page = Files.readString(Path.of("..", "docs", "errors.md"));
                return page.substring(page.indexOf("## Link channels and rings"))
                        .lines()
                        .filter(line -> line.startsWith("| E"))
                        .map(line -> line.split(" *\\| *"))
                        .map(cells -> new Row(cells[1], cells[2].replace("`", "")))
                        .toList();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private boolean isAbout(SystemCallException failure) {
            Errno errno = failure.errno();
            return error.equals(errno.name() + " (" + errno.number() + ")")
                    && failure.call().startsWith(call);
        }
    }
}
