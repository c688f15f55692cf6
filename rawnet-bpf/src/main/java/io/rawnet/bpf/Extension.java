package io.rawnet.bpf;

import java.util.Optional;

/**
 * A value that Linux knows beside the packet's octets, loaded as if it lay at a negative offset: {@code SKF_AD_OFF} plus
 * the extension's number ({@code linux/filter.h}). The kernel ignores the size of such a load.
 */
public enum Extension {
    /** EtherType of the packet as the kernel classified it, {@code SKF_AD_PROTOCOL}. */
    PROTOCOL(0, "proto"),
    /** Packet type as in {@code sll_pkttype}: 0 to us, 1 broadcast, 2 multicast, 3 to others, 4 outgoing. */
    PACKET_TYPE(4, "type"),
    /** Index of the interface the packet came through, {@code SKF_AD_IFINDEX}. */
    INTERFACE_INDEX(8, "ifidx"),
    /** Offset of the netlink attribute of type X, searched from offset A on; 0 when absent. */
    NETLINK_ATTRIBUTE(12, "nla"),
    /** Offset of the netlink attribute of type X inside the attribute at offset A; 0 when absent. */
    NESTED_NETLINK_ATTRIBUTE(16, "nlan"),
    /** The packet's mark, as nftables and {@code SO_MARK} set it. */
    MARK(20, "mark"),
    /** Queue mapping, {@code SKF_AD_QUEUE}. */
    QUEUE(24, "queue"),
    /** Hardware type of the interface (ARPHRD), {@code SKF_AD_HATYPE}. */
    HARDWARE_TYPE(28, "hatype"),
    /** Hash of the packet's flow, {@code SKF_AD_RXHASH}. */
    FLOW_HASH(32, "rxhash"),
    /** Number of the processor that runs the filter, {@code SKF_AD_CPU}. */
    CPU(36, "cpu"),
    /** Not a load at all: sets A to A xor X, from before classic BPF had an exclusive or. */
    XOR_X(40, null),
    /** Tag control information of the VLAN tag that was taken off the frame, {@code SKF_AD_VLAN_TAG}. */
    VLAN_TAG(44, "vlan_tci"),
    /** 1 when a VLAN tag was taken off the frame, else 0. */
    VLAN_TAG_PRESENT(48, "vlan_avail"),
    /** Offset of the innermost payload that the kernel could find, {@code SKF_AD_PAY_OFFSET}. */
    PAYLOAD_OFFSET(52, "poff"),
    /** 32 random bits, new ones in every load. */
    RANDOM(56, "rand"),
    /** EtherType of the VLAN tag that was taken off the frame, {@code SKF_AD_VLAN_TPID}. */
    VLAN_PROTOCOL(60, "vlan_tpid");

    /** Where the extensions start, {@code SKF_AD_OFF}. */
    public static final int BASE_OFFSET = -0x1000;

    /** Base of loads relative to the network header, {@code SKF_NET_OFF}. */
    public static final int NETWORK_HEADER_OFFSET = -0x100000;

    /** Base of loads relative to the link header, {@code SKF_LL_OFF}. */
    public static final int LINK_HEADER_OFFSET = -0x200000;

    private static final Extension[] BY_NUMBER = values();
    private static final int STEP = 4;

    private final int number;
    private final String mnemonic;

    Extension(int number, String mnemonic) {
        this.number = number;
        this.mnemonic = mnemonic;
    }

    /** {@return the extension with this number, which must be one that exists} */
    static Extension numbered(int number) {
        return BY_NUMBER[number / STEP];
    }

    /** {@return the offset a load of this extension carries, a negative number} */
    public int offset() {
        return BASE_OFFSET + number;
    }

    /** {@return the name after {@code #} in {@code bpf_asm} notation; absent for {@link #XOR_X}, which has none} */
    public Optional<String> mnemonic() {
        return Optional.ofNullable(mnemonic);
    }

    /**
     * {@return the extension that lies at an offset, absent when none does}
     *
     * @param offset offset of a load, usually negative
     */
    public static Optional<Extension> at(int offset) {
        int number = offset - BASE_OFFSET;
        if (offset >= 0 || number < 0 || number % STEP != 0 || number / STEP >= BY_NUMBER.length) {
            return Optional.empty();
        }
        return Optional.of(BY_NUMBER[number / STEP]);
    }
}
