package io.rawnet.bpf;

import java.util.concurrent.ThreadLocalRandom;

/**
 * What the kernel knows about a packet beside its octets: the source of the {@linkplain Extension extensions} for {@link BpfMachine}.
 * Each method has a default, so that an implementation tells only what it knows; values are taken as unsigned 32 bits.
 */
public interface PacketMetadata {

    /** Knows nothing: all extensions are 0, but for random numbers, and both headers start where the packet starts. */
    PacketMetadata NONE = new PacketMetadata() {};

    /**
     * {@return where the network header starts, counted from the first octet that the program sees} A negative one lies in the buffer
     * before its position.
     */
    default int networkHeaderOffset() {
        return 0;
    }

    /**
     * {@return where the link header starts, counted from the first octet that the program sees} A negative one lies in the buffer
     * before its position.
     */
    default int linkHeaderOffset() {
        return 0;
    }

    /** {@return the value of {@link Extension#PROTOCOL}, an EtherType} */
    default int protocol() {
        return 0;
    }

    /** {@return the value of {@link Extension#PACKET_TYPE}, 0 to 7} */
    default int packetType() {
        return 0;
    }

    /** {@return the value of {@link Extension#INTERFACE_INDEX}} */
    default int interfaceIndex() {
        return 0;
    }

    /** {@return the value of {@link Extension#MARK}} */
    default int mark() {
        return 0;
    }

    /** {@return the value of {@link Extension#QUEUE}} */
    default int queue() {
        return 0;
    }

    /** {@return the value of {@link Extension#HARDWARE_TYPE}} */
    default int hardwareType() {
        return 0;
    }

    /** {@return the value of {@link Extension#FLOW_HASH}} */
    default int flowHash() {
        return 0;
    }

    /** {@return the value of {@link Extension#CPU}} */
    default int cpu() {
        return 0;
    }

    /** {@return the value of {@link Extension#VLAN_TAG}, 16 bits} */
    default int vlanTag() {
        return 0;
    }

    /** {@return whether {@link Extension#VLAN_TAG_PRESENT} is 1} */
    default boolean vlanTagPresent() {
        return false;
    }

    /** {@return the value of {@link Extension#VLAN_PROTOCOL}, an EtherType} */
    default int vlanProtocol() {
        return 0;
    }

    /** {@return the value of {@link Extension#PAYLOAD_OFFSET}} */
    default int payloadOffset() {
        return 0;
    }

    /** {@return the value of {@link Extension#RANDOM}, another one in each call} */
    default int random() {
        return ThreadLocalRandom.current().nextInt();
    }
}
