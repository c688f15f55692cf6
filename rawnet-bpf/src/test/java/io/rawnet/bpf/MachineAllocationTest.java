package io.rawnet.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.filter.FilterCompiler;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Running a program allocates nothing, whatever the program loads and from whatever kind of buffer. */
class MachineAllocationTest {

    private static final int RUNS = 200_000;
    private static final int ROUNDS = 6;

    /** Asking costs some octets; one octet a run would be 1,800,000. */
    private static final long FEW = 10_000;

    private static final PacketMetadata TAGGED = new PacketMetadata() {
        @Override
        public boolean vlanTagPresent() {
            return true;
        }

        @Override
        public int vlanTag() {
            return 5;
        }
    };

    @Test
    void runsAllocateNothing() throws Exception {
        BpfMachine machine = new BpfMachine(FilterCompiler.compile(
                "vlan 5 and (tcp[13] / len * ip[0] != 1 or portrange 20-80)", SocketKind.PACKET_RAW));
        BpfMachine headers =
                new BpfMachine(FilterCompiler.compile("ether[0] = 0 and inbound", SocketKind.PACKET_DATAGRAM));
        byte[] octets = new byte[60];
        octets[12] = 8;
        octets[14] = 0x45;
        octets[23] = 6;
        ByteBuffer heap = ByteBuffer.wrap(octets);
        List<ByteBuffer> packets = List.of(
                heap,
                heap.asReadOnlyBuffer(),
                ByteBuffer.allocateDirect(60).put(octets).flip());
        long accepted = 0;
        long allocated = Long.MAX_VALUE;
        // The first round loads classes and the like; on a busy machine code is still compiled in the second.
        for (int round = 0; round < ROUNDS && allocated >= FEW; round++) {
            accepted = 0;
            long before = allocatedOctets();
            for (int run = 0; run < RUNS; run++) {
                for (int index = 0; index < packets.size(); index++) {
                    accepted += machine.run(packets.get(index), TAGGED) != 0 ? 1 : 0;
                    accepted += headers.run(packets.get(index), TAGGED) != 0 ? 1 : 0;
                    accepted += machine.run(packets.get(index)) != 0 ? 1 : 0;
                }
            }
            allocated = allocatedOctets() - before;
        }
        assertThat(accepted).isEqualTo(3L * RUNS);
        assertThat(allocated).isLessThan(FEW);
    }

    /** By reflection, as the module does not read java.management. */
    private static long allocatedOctets() throws ReflectiveOperationException {
        Object threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method allocated =
                Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        return (long) allocated.invoke(threads, Thread.currentThread().getId());
    }
}
