package io.rawnet.codec.fragment;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rawnet.codec.Octets;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.network.Ipv6View;
import java.nio.ByteBuffer;
import java.time.Duration;

/** The reassemblers under any sequence of fragments, guided by coverage. */
class ReassemblerFuzzTest {

    private static final ReassemblyLimits LIMITS = new ReassemblyLimits(4096, 3, 6, Duration.ofNanos(40));

    /** Each fragment: its offset and flag, its identification, its length, what time passes, its next header. */
    private static final int DESCRIPTION = 6;

    private static final int MAX_DATA = 0x7F;

    @FuzzTest(maxDuration = "24h")
    void staysWithinItsLimits(byte[] input) throws Exception {
        Ipv4Reassembler four = new Ipv4Reassembler(LIMITS, packet -> {});
        Ipv6Reassembler six = new Ipv6Reassembler(LIMITS, packet -> {});
        ByteBuffer in = ByteBuffer.wrap(input);
        long now = 0;
        while (in.remaining() >= DESCRIPTION) {
            int offsetAndFlag = in.getShort() & 0xFFFF;
            int identification = in.get() & 3;
            int length = in.get() & 0xFF;
            now += in.get() & 0x0F;
            byte next = in.get();
            byte[] data = new byte[Math.min(in.remaining(), length & MAX_DATA)];
            if (length > MAX_DATA) {
                in.get(data);
            }
            Reassembly whole4 = four.accept(ipv4(offsetAndFlag, identification, next, data), now);
            Reassembly whole6 = six.accept(ipv6(offsetAndFlag, identification, next, data), now);
            holds(four.pendingOctets() <= LIMITS.maxOctets() && four.pendingPackets() <= LIMITS.maxPackets());
            holds(six.pendingOctets() <= LIMITS.maxOctets() && six.pendingPackets() <= LIMITS.maxPackets());
            if (whole4 instanceof Reassembly.Whole whole) {
                Ipv4View view = Ipv4View.of(ByteBuffer.wrap(whole.packet().toArray()));
                holds(view.totalLength() == whole.packet().size() && view.fragmentOffset() == 0);
            }
            if (whole6 instanceof Reassembly.Whole whole) {
                Ipv6View view = Ipv6View.of(ByteBuffer.wrap(whole.packet().toArray()));
                holds(view.payloadLength() == whole.packet().size() - Ipv6View.LENGTH);
            }
        }
        expiresEverything(four, six, now);
    }

    @FuzzTest(maxDuration = "24h")
    void answersToAnyOctets(byte[] input) {
        Octets octets = Octets.of(input);
        Ipv4Reassembler four = new Ipv4Reassembler(LIMITS, packet -> {});
        Ipv6Reassembler six = new Ipv6Reassembler(LIMITS, packet -> {});
        for (int time = 0; time < 2; time++) {
            holds(four.accept(octets.buffer(), time) != null);
            holds(six.accept(octets.buffer(), time) != null);
        }
        expiresEverything(four, six, 1);
    }

    private static void expiresEverything(Ipv4Reassembler four, Ipv6Reassembler six, long now) {
        long later = now + LIMITS.maxAge().toNanos();
        four.expire(later);
        six.expire(later);
        holds(four.pendingOctets() == 0 && four.pendingPackets() == 0);
        holds(six.pendingOctets() == 0 && six.pendingPackets() == 0);
    }

    private static ByteBuffer ipv4(int offsetAndFlag, int identification, byte protocol, byte[] data) {
        ByteBuffer packet = ByteBuffer.allocate(20 + data.length);
        packet.put((byte) 0x45).put((byte) (offsetAndFlag & 3)).putShort((short) packet.capacity());
        packet.putShort((short) identification);
        // IPv6 keeps offset and flag in another order: three bits of flags come first here
        packet.putShort((short) ((offsetAndFlag & 1) << 13 | offsetAndFlag >>> 3));
        return packet.put((byte) 64).put(protocol).position(20).put(data).flip();
    }

    private static ByteBuffer ipv6(int offsetAndFlag, int identification, byte next, byte[] data) {
        ByteBuffer packet = ByteBuffer.allocate(48 + data.length);
        packet.putInt(0x6000_0000 | (offsetAndFlag & 3) << 20).putShort((short) (8 + data.length));
        packet.put((byte) 44).put((byte) 64).position(40);
        packet.put(next).put((byte) 0).putShort((short) offsetAndFlag).putInt(identification);
        return packet.put(data).flip();
    }

    private static void holds(boolean law) {
        if (!law) {
            throw new AssertionError("broken: a reassembler keeps to its limits and makes sound packets");
        }
    }
}
