package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Range;
import java.nio.charset.StandardCharsets;

/**
 * Which chassis speaks, type 1 (IEEE 802.1AB-2016 clause 8.5.2): the first TLV of every data unit.
 *
 * @param subtype what the identifier is, 0 to 255, for instance {@link #MAC_ADDRESS}
 * @param id the identifier, at most 510 octets; the standard allows 1 to 255
 */
public record ChassisId(int subtype, Octets id) implements LldpIdentifier {

    /** A chassis' {@code entPhysicalAlias} (RFC 6933). */
    public static final int CHASSIS_COMPONENT = 1;

    /** An interface's {@code ifAlias} (RFC 2863). */
    public static final int INTERFACE_ALIAS = 2;

    /** A port's or backplane's {@code entPhysicalAlias} (RFC 6933). */
    public static final int PORT_COMPONENT = 3;

    /** A MAC address of the system. */
    public static final int MAC_ADDRESS = 4;

    /** A network address of the system, its family before it. */
    public static final int NETWORK_ADDRESS = 5;

    /** An interface's {@code ifName} (RFC 2863). */
    public static final int INTERFACE_NAME = 6;

    /** Text that the administrator has chosen. */
    public static final int LOCALLY_ASSIGNED = 7;

    static final int TYPE = 1;

    public ChassisId {
        Range.u8("subtype", subtype);
        Range.check("id length", id.size(), MAX_VALUE - 1);
    }

    /**
     * {@return an identifier that is a MAC address}
     *
     * @param address the address
     */
    public static ChassisId of(MacAddress address) {
        return new ChassisId(MAC_ADDRESS, NetworkAddress.of(address).address());
    }

    /**
     * {@return an identifier that is a network address}
     *
     * @param address the address
     */
    public static ChassisId of(IpAddress address) {
        return new ChassisId(NETWORK_ADDRESS, NetworkAddress.of(address).octets());
    }

    /**
     * {@return an identifier that is text}
     *
     * @param subtype what it is, for instance {@link #LOCALLY_ASSIGNED}
     * @param text the text, at most 510 octets in UTF-8
     * @throws IllegalArgumentException if it is longer
     */
    public static ChassisId of(int subtype, String text) {
        return new ChassisId(subtype, Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static ChassisId read(Octets value) {
        return new ChassisId(value.get(0), value.slice(1, value.size()));
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
            case CHASSIS_COMPONENT, INTERFACE_ALIAS, PORT_COMPONENT, INTERFACE_NAME, LOCALLY_ASSIGNED -> Form.TEXT;
            default -> Form.OTHER;
        };
    }

    /** {@return for instance {@code chassis 02:00:00:00:00:01} or {@code chassis "rack 3"}} */
    @Override
    public String toString() {
        return "chassis " + idText();
    }
}
