package io.rawnet.linux.layout;

import io.rawnet.linux.ring.RingRequest;
import io.rawnet.linux.ring.TransmitFrameHeader;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.ControlMessageWriter;
import io.rawnet.linux.socket.InternetSocketAddress;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.LinkMembership;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MulticastRequest;
import io.rawnet.linux.socket.PacketInfo;
import io.rawnet.linux.socket.TcpOptions;
import io.rawnet.linux.xdp.UmemRegistration;
import io.rawnet.linux.xdp.XdpCounters;
import io.rawnet.linux.xdp.XdpDescriptor;
import io.rawnet.linux.xdp.XdpRing;
import io.rawnet.linux.xdp.XdpSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The structures that are written argument by argument. Each is written twice, with two values of one argument; the octets that differ
 * must be the structure's member for it.
 */
final class WrittenStructures {
    private static final int ONE = 0x1111_1111;
    private static final int OTHER = 0x2222_2222;

    private WrittenStructures() {}

    static List<String> assertions() {
        List<String> all = new ArrayList<>();
        all.addAll(ringRequests());
        all.addAll(addresses());
        all.addAll(socketOptions());
        all.addAll(controlMessages());
        all.addAll(xdp());
        all.addAll(firstMembers());
        return all;
    }

    private static List<String> ringRequests() {
        List<String> rows = new ArrayList<>();
        rows.addAll(member("tpacket_req3, tp_block_size", value -> RingRequest.receive(value, 0, ONE, 0, false)));
        rows.addAll(member("tpacket_req3, tp_block_nr", value -> RingRequest.receive(1, value, 2, 0, false)));
        rows.addAll(member("tpacket_req3, tp_frame_size", value -> RingRequest.receive(0, 0, value, 0, false)));
        rows.addAll(member("tpacket_req3, tp_retire_blk_tov", value -> RingRequest.receive(1, 0, 1, value, false)));
        // the number of frames is computed from the block size, whose octets are made equal
        rows.addAll(member("tpacket_req3, tp_frame_nr", value -> RingRequest.receive(1 << 30, value, 1 << 30, 0, false)
                .putInt(4, 0)));
        rows.addAll(member("tpacket_req, tp_block_size", value -> RingRequest.transmit(value, 0, ONE)));
        rows.addAll(member("tpacket_req, tp_block_nr", value -> RingRequest.transmit(1, value, 2)));
        rows.addAll(member("tpacket_req, tp_frame_size", value -> RingRequest.transmit(0, 0, value)));
        ByteBuffer hashed = RingRequest.receive(1, 0, 1, 0, true);
        int feature = firstDifference(RingRequest.receive(1, 0, 1, 0, false), hashed);
        rows.add(JavaConstants.equal("offsetof(struct tpacket_req3, tp_feature_req_word)", feature, "flow hash"));
        rows.add(JavaConstants.equal("TP_FT_REQ_FILL_RXHASH", hashed.getInt(feature), "flow hash"));
        return rows;
    }

    private static List<String> addresses() {
        List<String> rows = new ArrayList<>();
        rows.addAll(in("sockaddr_in, sin_port", (m, v) -> InternetSocketAddress.putIpv4(m, 0, 0, v)));
        rows.addAll(in("sockaddr_in, sin_addr", (m, v) -> InternetSocketAddress.putIpv4(m, 0, v, 0)));
        rows.addAll(in("sockaddr_in6, sin6_port", (m, v) -> InternetSocketAddress.putIpv6(m, 0, 0, 0, v, 0)));
        rows.addAll(in("sockaddr_in6, sin6_scope_id", (m, v) -> InternetSocketAddress.putIpv6(m, 0, 0, 0, 0, v)));
        rows.addAll(
                in("sockaddr_in6, sin6_addr", (m, v) -> InternetSocketAddress.putIpv6(m, 0, twice(v), twice(v), 0, 0)));
        rows.addAll(in("sockaddr_ll, sll_protocol", (m, v) -> LinkSocketAddress.put(m, 0, v, 0, 0)));
        rows.addAll(in("sockaddr_ll, sll_ifindex", (m, v) -> LinkSocketAddress.put(m, 0, 0, v, 0)));
        rows.addAll(in("sockaddr_ll, sll_halen", (m, v) -> LinkSocketAddress.put(m, 0, 0, 0, v)));
        rows.addAll(in("tpacket2_hdr, tp_len", (m, v) -> TransmitFrameHeader.submit(m, 0, v)));
        rows.addAll(in("in_pktinfo, ipi_ifindex", (m, v) -> PacketInfo.putIpv4(m, 0, v, 0)));
        rows.addAll(in("in_pktinfo, ipi_spec_dst", (m, v) -> PacketInfo.putIpv4(m, 0, 0, v)));
        rows.addAll(in("in6_pktinfo, ipi6_ifindex", (m, v) -> PacketInfo.putIpv6(m, 0, v, 0, 0)));
        rows.addAll(in("in6_pktinfo, ipi6_addr", (m, v) -> PacketInfo.putIpv6(m, 0, 0, twice(v), twice(v))));
        return rows;
    }

    private static List<String> socketOptions() {
        List<String> rows = new ArrayList<>();
        byte[] none = new byte[0];
        rows.addAll(member("packet_mreq, mr_ifindex", value -> LinkMembership.of(value, 0, none)));
        rows.addAll(member("packet_mreq, mr_type", value -> LinkMembership.of(0, value, none)));
        ByteBuffer six = LinkMembership.of(0, 0, new byte[6]);
        int length = firstDifference(LinkMembership.of(0, 0, none), six);
        rows.add(JavaConstants.equal("offsetof(struct packet_mreq, mr_alen)", length, "membership, length"));
        rows.addAll(member("ip_mreqn, imr_ifindex", MulticastRequest::outgoing));
        rows.addAll(member("group_req, gr_interface", MulticastRequest::group));
        rows.addAll(member("group_source_req, gsr_interface", MulticastRequest::source));
        rows.add(size("struct group_req", MulticastRequest.group(0)));
        rows.add(size("struct group_source_req", MulticastRequest.source(0)));
        rows.add(size("struct packet_mreq", LinkMembership.of(0, 0, none)));
        rows.add(size("struct tcp_md5sig", TcpOptions.keyOfEveryPeer(AddressFamily.AF_INET, false)));
        return rows;
    }

    private static List<String> xdp() {
        List<String> rows = new ArrayList<>();
        rows.addAll(member("xdp_umem_reg, addr", value -> UmemRegistration.of(twice(value), 0, 0)));
        rows.addAll(member("xdp_umem_reg, len", value -> UmemRegistration.of(0, twice(value), 0)));
        rows.addAll(member("xdp_umem_reg, chunk_size", value -> UmemRegistration.of(0, 0, value)));
        rows.addAll(member(
                "sockaddr_xdp, sxdp_flags", v -> XdpSocketAddress.of(v, 0, 0, 0).octets()));
        rows.addAll(member("sockaddr_xdp, sxdp_ifindex", v -> XdpSocketAddress.of(0, v, 0, 0)
                .octets()));
        rows.addAll(member("sockaddr_xdp, sxdp_queue_id", v -> XdpSocketAddress.of(0, 0, v, 0)
                .octets()));
        rows.addAll(member("sockaddr_xdp, sxdp_shared_umem_fd", v -> XdpSocketAddress.of(0, 0, 0, v)
                .octets()));
        rows.addAll(in("xdp_desc, addr", (m, v) -> XdpDescriptor.put(m, 0, twice(v), 0)));
        rows.addAll(in("xdp_desc, len", (m, v) -> XdpDescriptor.put(m, 0, 0, v)));
        Map<XdpRing, String> rings =
                Map.of(XdpRing.RX, "rx", XdpRing.TX, "tx", XdpRing.FILL, "fr", XdpRing.COMPLETION, "cr");
        Map<XdpRing, String> mapped = Map.of(
                XdpRing.RX, "XDP_PGOFF_RX_RING",
                XdpRing.TX, "XDP_PGOFF_TX_RING",
                XdpRing.FILL, "XDP_UMEM_PGOFF_FILL_RING >> 1",
                XdpRing.COMPLETION, "XDP_UMEM_PGOFF_COMPLETION_RING >> 1");
        for (XdpRing ring : XdpRing.values()) {
            String member = "offsetof(struct xdp_mmap_offsets, " + rings.get(ring) + ".";
            rows.add(JavaConstants.equal(member + "producer)", offsetOf(ring::producer), ring + ", producer"));
            rows.add(JavaConstants.equal(member + "consumer)", offsetOf(ring::consumer), ring + ", consumer"));
            rows.add(JavaConstants.equal(member + "desc)", offsetOf(ring::entries), ring + ", entries"));
            rows.add(JavaConstants.equal(member + "flags)", offsetOf(ring::flags), ring + ", flags"));
            // compared as 32 bits
            long offset = mapped.get(ring).endsWith(">> 1") ? ring.mapped() >> 1 : ring.mapped();
            rows.add(JavaConstants.equal(mapped.get(ring), offset, ring + ", where it is mapped"));
        }
        for (XdpCounters counter : XdpCounters.values()) {
            String member = "offsetof(struct xdp_statistics, " + counter.name().toLowerCase(Locale.ROOT) + ")";
            rows.add(JavaConstants.equal(member, counter.offset(), counter.name()));
        }
        return rows;
    }

    /** {@return which of many numbers in memory is read} */
    private static int offsetOf(ToIntFunction<ByteBuffer> reader) {
        ByteBuffer numbers = zeros();
        for (int offset = 0; offset < numbers.capacity(); offset += Long.BYTES) {
            numbers.putLong(offset, offset);
        }
        return reader.applyAsInt(numbers);
    }

    private static List<String> controlMessages() {
        List<String> rows = new ArrayList<>();
        rows.addAll(in("cmsghdr, cmsg_level", (m, v) -> control(m).add(new KernelOption("any", v, 0), 0)));
        rows.addAll(in("cmsghdr, cmsg_type", (m, v) -> control(m).add(new KernelOption("any", 0, v), 0)));
        for (int octets = 0; octets <= 64; octets++) {
            ByteBuffer area = zeros();
            ControlMessageWriter writer = control(area);
            int data = writer.add(new KernelOption("any", 0, 0), octets);
            rows.add(JavaConstants.equal("CMSG_LEN(" + octets + ")", area.getLong(0), "control message, length"));
            rows.add(JavaConstants.equal("CMSG_SPACE(" + octets + ")", writer.length(), "control message, space"));
            rows.add(JavaConstants.equal("CMSG_LEN(0)", data, "control message, data"));
        }
        return rows;
    }

    /** What is read and written where a structure starts, without a constant for its offset. */
    private static List<String> firstMembers() {
        return Stream.of(
                        "iovec, iov_base",
                        "pollfd, fd",
                        "epoll_event, events",
                        "sockaddr_in, sin_family",
                        "sockaddr_in6, sin6_family",
                        "sockaddr_ll, sll_family",
                        "sockaddr_nl, nl_family",
                        "tcp_md5sig, tcpm_addr",
                        "cmsghdr, cmsg_len",
                        "tpacket2_hdr, tp_status",
                        "nlmsghdr, nlmsg_len",
                        "rtattr, rta_len",
                        "timeval, tv_sec",
                        "__user_cap_header_struct, version",
                        "sockaddr_xdp, sxdp_family",
                        "xdp_desc, addr")
                .map(member -> JavaConstants.equal("offsetof(struct " + member + ")", 0, member))
                .toList();
    }

    private static ControlMessageWriter control(ByteBuffer area) {
        return new ControlMessageWriter().over(area, 0);
    }

    private static List<String> in(String member, BiConsumer<ByteBuffer, Integer> writer) {
        return member(member, value -> {
            ByteBuffer memory = zeros();
            writer.accept(memory, value);
            return memory;
        });
    }

    private static List<String> member(String member, IntFunction<ByteBuffer> writer) {
        ByteBuffer one = writer.apply(ONE);
        ByteBuffer other = writer.apply(OTHER);
        List<Integer> differing = new ArrayList<>();
        for (int octet = 0; octet < one.capacity(); octet++) {
            if (one.get(octet) != other.get(octet)) {
                differing.add(octet);
            }
        }
        return JavaConstants.isMember("struct " + member, differing, member);
    }

    private static String size(String type, ByteBuffer structure) {
        return JavaConstants.equal("sizeof(" + type + ")", structure.capacity(), type);
    }

    private static int firstDifference(ByteBuffer one, ByteBuffer other) {
        return one.duplicate().clear().mismatch(other.duplicate().clear());
    }

    private static ByteBuffer zeros() {
        // what is handed to the kernel with release semantics is outside the heap
        return ByteBuffer.allocateDirect(256).order(ByteOrder.nativeOrder());
    }

    private static long twice(int value) {
        return (long) value << Integer.SIZE | value;
    }
}
