package io.rawnet.bpf.generator;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.LoadAbsolute;
import io.rawnet.bpf.Instruction.LoadIndirect;
import io.rawnet.bpf.LoadSize;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/**
 * Packets of many kinds for a link type, with addresses, ports and labels from the small sets that the tested expressions use, so that
 * matches are common. To reach what is still rare, the numbers that a program compares with are written where it reads them.
 */
public final class PacketGenerator {

    private static final int[] IPV4 = {
        0x0a000001, 0x0a000002, 0x0a000003, 0x0a010001, 0xc0a80101, 0xc0a80181, 0x0000000a, 0xffffffff, 0xe0000001, 0
    };
    private static final long[][] IPV6 = {
        {0x20010db800000000L, 1},
        {0x20010db800000000L, 2},
        {0x20010db800000001L, 1},
        {0xfe80000000000000L, 1},
        {0xff02000000000000L, 1},
        {0, 1},
        {0, 0x0000ffff0a000001L}
    };
    private static final long[] ETHERNET = {0x00005e005301L, 0x020000000001L, 0xffffffffffffL, 0x01005e000001L};
    private static final int[] PORTS = {80, 443, 53, 22, 20, 21, 100, 101, 19, 67, 68, 123, 1024, 33434, 33534, 0, 65535
    };
    private static final int[] PROTOCOLS = {
        6, 6, 6, 6, 17, 17, 17, 132, 132, 1, 1, 58, 58, 2, 9, 50, 51, 103, 112, 89, 47, 0, 255, 44
    };
    private static final int[] ETHER_TYPES = {
        0x0806, 0x8035, 0x6001, 0x6002, 0x6003, 0x6004, 0x6007, 0x88cc, 0x0100, 0x42, 1500, 1501, 0x8863, 0x9100, 4,
        0x809b, 0x80f3, 0x8137, 0xfe, 0xe0, 0xf0, 1, 0x0600
    };
    private static final int[] PPP_PROTOCOLS = {0x23, 0x25, 0x27, 0x29, 0x2b, 0x31, 0xf0, 0x8021, 0xc021, 0x80f3};
    private static final int[] ISIS_TYPES = {15, 16, 17, 18, 20, 24, 25, 26, 27, 99};
    private static final int[] DECNET_NODES = {0x0104, 0x0204, 0x7b28, 0x0a00};
    private static final int[] NETWORK_IDENTIFIERS = {11, 100, 0xffffff};
    private static final int[] VLANS = {10, 20, 0, 4095};
    private static final int[] LABELS = {100, 200, 0xfffff};

    private static final int LONGEST_READ = 160;
    private static final int MOST_TUNNELS = 2;

    private final Random random;
    private ByteBuffer packet;
    private int tunnels;

    /**
     * Makes a generator.
     *
     * @param random source of all choices
     */
    public PacketGenerator(Random random) {
        this.random = random;
    }

    /**
     * {@return a packet that is long enough for whatever a program may read at a fixed offset}
     *
     * @param linkType number of the link type
     */
    public ByteBuffer next(int linkType) {
        packet = ByteBuffer.allocate(1024);
        tunnels = 0;
        switch (linkType) {
            case 0 -> family(true);
            case 108 -> family(false);
            case 1 -> frame();
            case 9 -> {
                octets(0xff, 0x03);
                session();
            }
            case 113 -> {
                halves(random.nextInt(5), 1, 6);
                random(8);
                carried();
            }
            case 276 -> {
                int typeAt = packet.position();
                halves(0, 0);
                packet.putInt(random.nextInt(4));
                halves(1);
                octets(random.nextInt(5), 6);
                random(8);
                int type = behindCooked();
                packet.putShort(typeAt, (short) type);
            }
            case 228 -> ipv4();
            case 229 -> ipv6();
            default -> network();
        }
        random(Math.max(0, LONGEST_READ - packet.position()) + random.nextInt(24));
        packet.flip();
        return packet;
    }

    /**
     * {@return a packet cut at a random length}
     *
     * @param whole the packet
     */
    public ByteBuffer truncated(ByteBuffer whole) {
        return whole.duplicate().limit(random.nextInt(whole.limit() + 1));
    }

    /**
     * {@return a packet in which some of the numbers that a program compares with stand where it reads them}
     *
     * @param whole the packet, which stays as it is
     * @param program the program
     */
    public ByteBuffer steered(ByteBuffer whole, BpfProgram program) {
        ByteBuffer changed =
                ByteBuffer.allocate(whole.limit()).put(whole.duplicate()).flip();
        List<Instruction> instructions = program.instructions();
        LoadSize size = null;
        int offset = 0;
        for (Instruction instruction : instructions) {
            if (instruction instanceof LoadAbsolute load) {
                size = load.size();
                offset = load.offset();
            } else if (instruction instanceof LoadIndirect load) {
                size = load.size();
                offset = load.offset() + 20;
            } else if (instruction instanceof JumpIf jump && size != null && random.nextInt(3) == 0) {
                write(changed, size, offset, (int) jump.operand() + random.nextInt(20) / 18);
            }
        }
        return changed;
    }

    private static void write(ByteBuffer packet, LoadSize size, int offset, int number) {
        if (offset < 0 || offset > packet.limit() - size.octets()) {
            return;
        }
        switch (size) {
            case BYTE -> packet.put(offset, (byte) number);
            case HALF_WORD -> packet.putShort(offset, (short) number);
            case WORD -> packet.putInt(offset, number);
        }
    }

    private void family(boolean hostOrder) {
        int family = pick(2, 2, 10, 24, 28, 30, 7);
        packet.putInt(
                hostOrder && java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN
                        ? Integer.reverseBytes(family)
                        : family);
        if (family == 2) {
            ipv4();
        } else {
            ipv6();
        }
    }

    private void frame() {
        for (int address = 0; address < 2; address++) {
            long mac = ETHERNET[random.nextInt(ETHERNET.length)];
            packet.putShort((short) (mac >>> 32)).putInt((int) mac);
        }
        for (int tags = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0; tags > 0; tags--) {
            halves(pick(0x8100, 0x8100, 0x88a8, 0x9100), random.nextInt(2) << 13 | pick(VLANS));
        }
        carried();
    }

    private void carried() {
        int typeAt = packet.position();
        halves(0);
        packet.putShort(typeAt, (short) behindCooked());
    }

    /** {@return the EtherType of what was written} */
    private int behindCooked() {
        switch (random.nextInt(15)) {
            case 0, 1, 2, 3 -> {
                ipv4();
                return 0x0800;
            }
            case 4, 5, 6 -> {
                ipv6();
                return 0x86dd;
            }
            case 7 -> {
                boolean reverse = random.nextInt(3) == 0;
                halves(1, 0x0800, 0x0604, 1 + random.nextInt(4));
                random(6);
                packet.putInt(pick(IPV4));
                random(6);
                packet.putInt(pick(IPV4));
                return reverse ? 0x8035 : 0x0806;
            }
            case 8, 9 -> {
                labels();
                return 0x8847;
            }
            case 10 -> {
                octets(0x11, 0);
                halves(pick(5, 6), 40);
                session();
                return 0x8864;
            }
            case 11 -> {
                return decnet();
            }
            case 12, 13 -> {
                return llc();
            }
            default -> {
                octets(pick(0x00, 0x42, 0x04, 0x45));
                random(60);
                return pick(ETHER_TYPES);
            }
        }
    }

    /** A DECnet packet with a short or long header, behind padding or not. */
    private int decnet() {
        random(2);
        boolean padded = random.nextBoolean();
        boolean isLong = random.nextBoolean();
        if (padded) {
            octets(0x81);
        }
        octets(pick(isLong ? 0x06 : 0x02, isLong ? 0x2e : 0x0a));
        if (isLong) {
            random(6);
        }
        halves(pick(DECNET_NODES));
        if (isLong) {
            random(6);
        }
        halves(pick(DECNET_NODES));
        random(8);
        return 0x6003;
    }

    /** {@return the length or, for cooked headers, sometimes the number of IEEE 802.2} */
    private int llc() {
        switch (random.nextInt(7)) {
            case 0 -> octets(0x42, 0x42, 0x03, 0, 0, 0, 0);
            case 1 -> {
                octets(0xfe, 0xfe, 0x03);
                osi();
            }
            case 2 -> octets(pick(0xe0, 0xff, 0xf0), pick(0xe0, 0xff, 0xf0), 0x03, 0xff, 0xff, 0);
            case 3 -> {
                octets(0xaa, 0xaa, 0x03);
                boolean apple = random.nextBoolean();
                octets(apple ? 0x08 : 0, 0, apple ? 0x07 : 0);
                halves(pick(0x809b, 0x80f3, 0x8137, 0x0800));
            }
            case 4 -> octets(0x06, 0x06, 0x03);
            default ->
                octets(
                        pick(0x42, 0xfe, 0xf0, 0x04, 0xff),
                        pick(0x42, 0xfe, 0xf0, 0x05, 0xff),
                        pick(0, 2, 1, 5, 9, 0x03, 0x63, 0x73, 0x43, 0x6f, 0xe3, 0xf3, 0xaf, 0x87, random.nextInt(256)));
        }
        random(40);
        return pick(60, 4, 1500, 4);
    }

    private void osi() {
        octets(pick(0x83, 0x83, 0x83, 0x82, 0x81), 27, 1, 0, pick(ISIS_TYPES), 1, 0, 0);
    }

    private void labels() {
        int count = 1 + random.nextInt(3);
        for (int left = count; left > 0; left--) {
            packet.putInt(pick(LABELS) << 12 | (left == 1 ? 0x100 : 0) | 64);
        }
        network();
    }

    private void session() {
        switch (random.nextInt(7)) {
            case 3 -> {
                halves(0x27);
                decnet();
            }
            case 4 -> {
                halves(0x23);
                osi();
                random(20);
            }
            case 5 -> {
                halves(pick(PPP_PROTOCOLS));
                random(20);
            }
            case 0, 1 -> {
                halves(0x21);
                ipv4();
            }
            case 2 -> {
                halves(0x57);
                ipv6();
            }
            default -> {
                halves(0x281);
                labels();
            }
        }
    }

    private void network() {
        if (random.nextBoolean()) {
            ipv4();
        } else {
            ipv6();
        }
    }

    private void ipv4() {
        int options = pick(0, 0, 0, 1, 10);
        int protocol = pick(PROTOCOLS);
        octets(0x40 | 5 + options, pick(0, 0xb8, 0x45));
        halves(20 + random.nextInt(80), random.nextInt(1 << 16), pick(0, 0, 0x4000, 0x2000, 0x2001, 0x00b9));
        octets(pick(64, 1, 4, 5, 128), protocol);
        random(2);
        packet.putInt(pick(IPV4)).putInt(pick(IPV4));
        random(4 * options);
        transport(protocol);
    }

    private void ipv6() {
        int protocol = pick(PROTOCOLS);
        octets(0x60, 0, 0, 0);
        halves(20 + random.nextInt(60));
        octets(protocol, pick(255, 64));
        for (int address = 0; address < 2; address++) {
            long[] chosen = IPV6[random.nextInt(IPV6.length)];
            packet.putLong(chosen[0]).putLong(chosen[1]);
        }
        transport(protocol);
    }

    /** Extension headers lead to others, but authentication headers do not: behind them the loop of libpcap may never end. */
    private void extension(int protocol) {
        boolean last = protocol == 51 || packet.position() > 400;
        int next = last ? pick(6, 17, 58) : pick(0, 60, 43, 44, 51, 6, 17, 58, 59, 6);
        int length = protocol == 44 ? 0 : pick(0, 1, 2);
        octets(next, length);
        if (protocol == 44) {
            halves(pick(0, 1, 8));
            random(4);
        } else if (protocol == 51) {
            random(4 * length + 6);
        } else {
            random(8 * length + 6);
        }
        transport(next);
    }

    /** A Geneve or VXLAN header, now and then with what a receiver ignores. */
    private void tunnel(boolean geneve) {
        tunnels++;
        int options = geneve ? pick(0, 0, 1, 3) : 0;
        octets(geneve ? pick(0, 0, 0, 0x40) | options : pick(8, 8, 0), 0);
        int typeAt = packet.position();
        halves(0);
        packet.putInt(pick(NETWORK_IDENTIFIERS) << 8);
        random(4 * options);
        if (!geneve || random.nextInt(3) > 0) {
            packet.putShort(typeAt, (short) 0x6558);
            frame();
        } else {
            packet.putShort(typeAt, (short) behindCooked());
        }
    }

    private void transport(int protocol) {
        switch (protocol) {
            case 0, 43, 44, 51, 60 -> extension(protocol);
            case 6 -> {
                halves(pick(PORTS), pick(PORTS));
                random(8);
                octets(pick(0x50, 0x60, 0x80), pick(2, 18, 16, 4, 1, 24, random.nextInt(256)));
                random(6);
                packet.putInt(random.nextBoolean() ? 0x47455420 : 0);
            }
            case 17 -> {
                boolean tunnel = tunnels < MOST_TUNNELS && packet.position() < 400 && random.nextInt(3) == 0;
                boolean geneve = random.nextBoolean();
                halves(pick(PORTS), tunnel ? geneve ? 6081 : 4789 : pick(PORTS), 8 + random.nextInt(40), 0);
                if (tunnel) {
                    tunnel(geneve);
                }
                random(20);
            }
            case 132 -> {
                halves(pick(PORTS), pick(PORTS), 8 + random.nextInt(40));
                random(20);
            }
            case 1 -> octets(pick(0, 3, 4, 5, 8, 11, 12), pick(0, 3));
            case 58 -> octets(pick(128, 129, 133, 134, 135, 136), pick(0, 1));
            default -> octets(pick(0x16, 0x20, 0x21, 1, 0));
        }
        random(random.nextInt(12));
    }

    private int pick(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void octets(int... values) {
        for (int value : values) {
            packet.put((byte) value);
        }
    }

    private void halves(int... values) {
        for (int value : values) {
            packet.putShort((short) value);
        }
    }

    private void random(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        packet.put(octets);
    }
}
