package io.rawnet.codec.control.ndp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Range;
import java.util.Optional;

/**
 * The link-layer address of the sender, type 1, or of the target, type 2 (RFC 4861 section 4.6.1).
 *
 * @param target whether this is the target's address; else it is the sender's
 * @param address the address as octets, with padding where the link has some; 6 octets or 8 times more
 */
public record LinkLayerAddress(boolean target, Octets address) implements NdpOption {

    static final int SOURCE = 1;

    static final int TARGET = 2;

    public LinkLayerAddress {
        Range.check("address length", address.size(), MAX_DATA_LENGTH);
        Range.octets(
                (HEADER_LENGTH + address.size()) % UNIT == 0, "an address", "6 octets or 8 times more", address.size());
    }

    /**
     * {@return the option that tells the sender's address}
     *
     * @param address the address
     */
    public static LinkLayerAddress source(MacAddress address) {
        return new LinkLayerAddress(false, address.octets());
    }

    /**
     * {@return the option that tells the target's address}
     *
     * @param address the address
     */
    public static LinkLayerAddress target(MacAddress address) {
        return new LinkLayerAddress(true, address.octets());
    }

    /** {@return the address where it is as long as those of Ethernet} */
    public Optional<MacAddress> macAddress() {
        return MacAddress.tryOf(address);
    }

    @Override
    public int type() {
        return target ? TARGET : SOURCE;
    }

    @Override
    public Octets data() {
        return address;
    }

    /** {@return for instance {@code source 02:00:00:00:00:01}} */
    @Override
    public String toString() {
        return (target ? "target " : "source ")
                + macAddress().map(MacAddress::toString).orElse("0x" + address);
    }
}
