package io.rawnet.codec.stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.flow.FlowLimits;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** The reassembler of streams under any sequence of segments, and of packets, guided by coverage. */
class TcpReassemblerFuzzTest {

    private static final StreamLimits LIMITS = new StreamLimits(new FlowLimits(3, Duration.ofNanos(60)), 1500, 900);

    /** Each segment: sequence and acknowledgment number, control bits, port and direction, length, what time passes. */
    private static final int DESCRIPTION = 8;

    private static final int MAX_DATA = 0x3F;

    @FuzzTest(maxDuration = "24h")
    void staysWithinItsLimitsAndLosesNothing(byte[] input) {
        Checked checked = new Checked();
        TcpReassembler reassembler = new TcpReassembler(LIMITS, checked);
        ByteBuffer in = ByteBuffer.wrap(input);
        long captured = 0;
        long now = 0;
        while (in.remaining() >= DESCRIPTION) {
            TcpHeader header = TcpHeader.builder()
                    .sequenceNumber(number(in.getShort()))
                    .acknowledgmentNumber(number(in.getShort()))
                    .controlBits(in.get() & 0xFF)
                    .build();
            int who = in.get();
            FlowKey key = FlowKey.of(IpProtocol.TCP, Conversation.CLIENT, who >> 1 & 3, Conversation.SERVER, 80);
            int length = header.has(TcpHeader.RST) ? 0 : in.get(in.position()) & MAX_DATA;
            in.get();
            now += in.get() & 0x0F;
            reassembler.accept((who & 1) == 0 ? key : key.reversed(), header, ByteBuffer.allocate(length), now);
            captured += length;
            holds(reassembler.streams() <= LIMITS.streams().maxFlows());
            holds(reassembler.waitingOctets() <= LIMITS.maxOctets());
        }
        reassembler.finish();
        holds(reassembler.streams() == 0 && reassembler.waitingOctets() == 0);
        holds(checked.allEnded() && checked.accounted() == captured);
    }

    /** Numbers near each other on either side of 0, and some far away. */
    private static long number(short near) {
        return (near % 16 == 15 ? near << 16 : near >> 4) & 0xFFFF_FFFFL;
    }

    @FuzzTest(maxDuration = "24h")
    void takesAnyPacket(byte[] input) {
        Checked checked = new Checked();
        TcpReassembler reassembler = new TcpReassembler(LIMITS, checked);
        Defragmenter defragmenter = new Defragmenter();
        for (int time = 0; time < 2; time++) {
            Packet packet = Packet.decode(LinkType.RAW, ByteBuffer.wrap(input));
            Optional<Packet> whole = defragmenter.accept(packet, time);
            reassembler.accept(whole.orElse(packet), time);
        }
        reassembler.finish();
        holds(checked.allEnded() && reassembler.streams() == 0);
    }

    private static void holds(boolean law) {
        if (!law) {
            throw new AssertionError("broken: a reassembler keeps to its limits and loses nothing");
        }
    }
}
