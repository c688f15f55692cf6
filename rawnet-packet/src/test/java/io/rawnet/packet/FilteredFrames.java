package io.rawnet.packet;

import io.rawnet.bpf.PacketMetadata;
import io.rawnet.testkit.PrivateNetwork;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Frames of many kinds for filters to judge. The last octet of the source address tells which one arrived. */
final class FilteredFrames {

    private static final int VLAN = 0x8100;
    private static final int SERVICE_VLAN = 0x88a8;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int OURS_FIRST = 0x02;
    private static final int OURS_SECOND = 0xf1;

    private final Map<String, byte[]> frames = new LinkedHashMap<>();

    private FilteredFrames() {}

    static FilteredFrames from(PrivateNetwork network) {
        byte[] peer = network.peer().hardwareAddress();
        byte[] all = {-1, -1, -1, -1, -1, -1};
        FilteredFrames made = new FilteredFrames();
        made.add("web", peer, List.of(), IPV4, ipv4(TCP, 80));
        made.add("web6", peer, List.of(), IPV6, ipv6(TCP, 80));
        made.add("dns", peer, List.of(), IPV4, ipv4(UDP, 53));
        made.add("broadcast", all, List.of(), IPV4, ipv4(UDP, 67));
        made.add("llc", peer, List.of(), 60, ByteBuffer.allocate(60).put(new byte[] {0x42, 0x42, 3}));
        made.add("web-in-5", peer, List.of(VLAN, 5), IPV4, ipv4(TCP, 80));
        made.add("web6-in-5", peer, List.of(VLAN, 0xe005), IPV6, ipv6(TCP, 80));
        made.add("dns-in-5", peer, List.of(VLAN, 5), IPV4, ipv4(UDP, 53));
        made.add("web-in-6", peer, List.of(VLAN, 6), IPV4, ipv4(TCP, 80));
        made.add("web-in-service-5", peer, List.of(SERVICE_VLAN, 5), IPV4, ipv4(TCP, 80));
        made.add("web-in-5-in-6", peer, List.of(VLAN, 6, VLAN, 5), IPV4, ipv4(TCP, 80));
        made.add("dns-in-6-in-service-5", peer, List.of(SERVICE_VLAN, 5, VLAN, 6), IPV4, ipv4(UDP, 53));
        made.add("last", peer, List.of(), 0x88b5, ByteBuffer.allocate(50));
        return made;
    }

    /** Tags as pairs of EtherType and tag control information, the outer one first. */
    private void add(String name, byte[] destination, List<Integer> tags, int etherType, ByteBuffer payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + 2 * tags.size() + payload.limit());
        frame.put(destination).put((byte) OURS_FIRST).put(new byte[3]).put((byte) OURS_SECOND);
        frame.put((byte) frames.size());
        tags.forEach(half -> frame.putShort(half.shortValue()));
        frames.put(name, frame.putShort((short) etherType).put(payload.rewind()).array());
    }

    private static ByteBuffer ipv4(int protocol, int port) {
        ByteBuffer packet = ByteBuffer.allocate(60).put(0, (byte) 0x45).put(9, (byte) protocol);
        return packet.putShort(2, (short) 60)
                .putInt(12, 0x0a000001)
                .putInt(16, 0x0a000002)
                .putShort(22, (short) port);
    }

    private static ByteBuffer ipv6(int protocol, int port) {
        ByteBuffer packet = ByteBuffer.allocate(80).put(0, (byte) 0x60).put(6, (byte) protocol);
        return packet.putShort(4, (short) 40).putLong(8, 0x20010db8_00000000L).putShort(42, (short) port);
    }

    /** Sends every frame. When a witness that was bound before has the last one, all others are where they belong. */
    void send(LinkChannel sender) throws Exception {
        for (byte[] frame : frames.values()) {
            sender.send(ByteBuffer.wrap(frame));
        }
    }

    static boolean isLast(String name) {
        return name.equals("last");
    }

    /** {@return the name of a frame that arrived; null when it is none of these} */
    String name(ReceivedFrame received) {
        byte[] source = received.linkAddress().octets().toArray();
        boolean ours = source.length == 6 && source[0] == OURS_FIRST && source[4] == (byte) OURS_SECOND;
        return ours ? frames.keySet().toArray(String[]::new)[source[5]] : null;
    }

    /** {@return the names of the frames that a filter let in} */
    Set<String> arrived(LinkChannel channel) throws Exception {
        Set<String> names = new TreeSet<>();
        for (var got = channel.tryReceive(ByteBuffer.allocate(256));
                got.isPresent();
                got = channel.tryReceive(ByteBuffer.allocate(256))) {
            String name = name(got.get());
            if (name != null && !isLast(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** What the kernel knew about a frame, as far as it told the receiver. */
    record Metadata(ReceivedFrame frame, int linkHeaderOffset) implements PacketMetadata {

        @Override
        public int protocol() {
            return frame.protocol().number();
        }

        @Override
        public int packetType() {
            return frame.packetType().ordinal();
        }

        @Override
        public int interfaceIndex() {
            return frame.interfaceIndex();
        }

        @Override
        public int hardwareType() {
            return frame.hardwareType().number();
        }

        @Override
        public boolean vlanTagPresent() {
            return frame.vlanTag().isPresent();
        }

        @Override
        public int vlanTag() {
            return frame.vlanTag().map(StrippedVlanTag::tagControlInformation).orElse(0);
        }
    }
}
