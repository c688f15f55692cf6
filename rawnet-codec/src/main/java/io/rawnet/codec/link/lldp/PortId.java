package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Range;
import java.nio.charset.StandardCharsets;

/**
 * Which port of the chassis speaks, type 2 (IEEE 802.1AB-2016 clause 8.5.3): the second TLV of every data unit.
 *
 * @param subtype what the identifier is, 0 to 255, for instance {@link #MAC_ADDRESS}
 * @param id the identifier, at most 510 octets; the standard allows 1 to 255
 */
public record PortId(int subtype, Octets id) implements LldpIdentifier {

    /** An interface's {@code ifAlias} (RFC 2863). */
    public static final int INTERFACE_ALIAS = 1;

    /** A port's or backplane's {@code entPhysicalAlias} (RFC 6933). */
    public static final int PORT_COMPONENT = 2;

    /** The MAC address of the port. */
    public static final int MAC_ADDRESS = 3;

    /** A network address of the port, its family before it. */
    public static final int NETWORK_ADDRESS = 4;

    /** The interface's {@code ifName} (RFC 2863). */
    public static final int INTERFACE_NAME = 5;

    /** The circuit that a DHCP relay agent names (RFC 3046): octets rather than text. */
    public static final int AGENT_CIRCUIT_ID = 6;

    /** Text that the administrator has chosen. */
    public static final int LOCALLY_ASSIGNED = 7;

    static final int TYPE = 2;

    public PortId {
        Range.u8("subtype", subtype);
        Range.check("id length", id.size(), MAX_VALUE - 1);
    }

    /**
     * {@return an identifier that is a MAC address}
     *
     * @param address the address
     */
    public static PortId of(MacAddress address) {
        return new PortId(MAC_ADDRESS, NetworkAddress.of(address).address());
    }

    /**
     * {@return an identifier that is a network address}
     *
     * @param address the address
     */
    public static PortId of(IpAddress address) {
        return new PortId(NETWORK_ADDRESS, NetworkAddress.of(address).octets());
    }

    /**
     * {@return an identifier that is text}
     *
     * @param subtype what it is, for instance {@link #LOCALLY_ASSIGNED}
     * @param text the text, at most 510 octets in UTF-8
     * @throws IllegalArgumentException if it is longer
     */
    public static PortId of(int subtype, String text) {
        return new PortId(subtype, Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static PortId read(Octets value) {
        return new PortId(value.get(0), value.slice(1, value.size()));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public Form form() {
        return switch (subtype) {
            case MAC_ADDRESS -> Form.MAC_ADDRESS;
            case NETWORK_ADDRESS -> Form.NETWORK_ADDRESS;
            case INTERFACE_ALIAS, PORT_COMPONENT, INTERFACE_NAME, LOCALLY_ASSIGNED -> Form.TEXT;
            default -> Form.OTHER;
        };
    }

    /** {@return for instance {@code port "eth0"} or {@code port 02:00:00:00:00:01}} */
    @Override
    public String toString() {
        return "port " + idText();
    }
}
