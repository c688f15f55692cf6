package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.RemoteText;
import io.rawnet.codec.internal.TypeLengthValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Chassis ID or port ID (IEEE 802.1AB-2016 clauses 8.5.2 and 8.5.3), the first and the second TLV of every data unit: which
 * chassis sends it, and through which of its ports.
 *
 * @param type {@link #CHASSIS} or {@link #PORT}
 * @param subtype number of the identifier's kind, 0 to 255; a {@link Kind} has one number for each type
 * @param id the identifier, at most 510 octets; the standard allows 1 to 255
 */
public record LldpIdentifier(int type, int subtype, Octets id) implements LldpTlv {

    /** The type of a chassis ID. */
    public static final int CHASSIS = 1;

    /** The type of a port ID. */
    public static final int PORT = 2;

    /** What identifies a chassis or a port. */
    public enum Kind {
        /** The {@code entPhysicalAlias} of a chassis (RFC 6933). Chassis subtype 1. */
        CHASSIS_COMPONENT(1, 0),
        /** The {@code ifAlias} of an interface (RFC 2863). Chassis subtype 2, port subtype 1. */
        INTERFACE_ALIAS(2, 1),
        /** The {@code entPhysicalAlias} of a port or backplane (RFC 6933). Chassis subtype 3, port subtype 2. */
        PORT_COMPONENT(3, 2),
        /** A MAC address of the system, or the one of the port. Chassis subtype 4, port subtype 3. */
        MAC_ADDRESS(4, 3),
        /** A network address, its family before it. Chassis subtype 5, port subtype 4. */
        NETWORK_ADDRESS(5, 4),
        /** The {@code ifName} of an interface (RFC 2863). Chassis subtype 6, port subtype 5. */
        INTERFACE_NAME(6, 5),
        /** The circuit that a DHCP relay agent names (RFC 3046), octets rather than text. Port subtype 6. */
        AGENT_CIRCUIT_ID(0, 6),
        /** Text that the administrator has chosen. Chassis subtype 7, port subtype 7. */
        LOCALLY_ASSIGNED(7, 7),
        /** A kind that the standard does not define. Every other subtype. */
        RESERVED(0, 0);

        private final int chassisSubtype;
        private final int portSubtype;

        Kind(int chassisSubtype, int portSubtype) {
            this.chassisSubtype = chassisSubtype;
            this.portSubtype = portSubtype;
        }

        private int subtype(int type) {
            return type == CHASSIS ? chassisSubtype : portSubtype;
        }
    }

    public LldpIdentifier {
        Range.oneOf("type", type, CHASSIS, PORT);
        Range.u8("subtype", subtype);
        Range.check("id length", id.size(), MAX_VALUE - 1);
    }

    /**
     * {@return an identifier that is a MAC address}
     *
     * @param type {@link #CHASSIS} or {@link #PORT}
     * @param address the address
     * @throws IllegalArgumentException if the type is another
     */
    public static LldpIdentifier of(int type, MacAddress address) {
        return of(type, Kind.MAC_ADDRESS, address.octets());
    }

    /**
     * {@return an identifier that is a network address}
     *
     * @param type {@link #CHASSIS} or {@link #PORT}
     * @param address the address
     * @throws IllegalArgumentException if the type is another
     */
    public static LldpIdentifier of(int type, IpAddress address) {
        return of(type, Kind.NETWORK_ADDRESS, NetworkAddress.of(address).octets());
    }

    /**
     * {@return an identifier that is text}
     *
     * @param type {@link #CHASSIS} or {@link #PORT}
     * @param kind what the text is, for instance {@link Kind#INTERFACE_NAME}
     * @param text the text, at most 510 octets in UTF-8
     * @throws IllegalArgumentException if it is longer, or the type is another or has no subtype for this kind
     */
    public static LldpIdentifier of(int type, Kind kind, String text) {
        return of(type, kind, Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * {@return an identifier of a kind}
     *
     * @param type {@link #CHASSIS} or {@link #PORT}
     * @param kind what it is, for instance {@link Kind#AGENT_CIRCUIT_ID}
     * @param id the identifier, at most 510 octets
     * @throws IllegalArgumentException if it is longer, or the type is another or has no subtype for this kind
     */
    public static LldpIdentifier of(int type, Kind kind, Octets id) {
        if (kind.subtype(type) == 0) {
            throw new IllegalArgumentException("an identifier of type " + type + " cannot be " + kind);
        }
        return new LldpIdentifier(type, kind.subtype(type), id);
    }

    static LldpIdentifier read(int type, Octets value) {
        return new LldpIdentifier(type, value.get(0), value.slice(1, value.size()));
    }

    /** {@return what the identifier is, as its subtype says} */
    public Kind kind() {
        for (Kind kind : Kind.values()) {
            if (kind.subtype(type) == subtype && subtype != 0) {
                return kind;
            }
        }
        return Kind.RESERVED;
    }

    @Override
    public Octets value() {
        return TypeLengthValue.value(1 + id.size(), out -> id.encode(out.put((byte) subtype)));
    }

    /** {@return the MAC address, where the identifier is one} */
    public Optional<MacAddress> mac() {
        return kind() == Kind.MAC_ADDRESS ? MacAddress.tryOf(id) : Optional.empty();
    }

    /** {@return the network address, where the identifier is one of IPv4 or IPv6} */
    public Optional<IpAddress> ip() {
        return networkAddress().flatMap(NetworkAddress::ip);
    }

    Optional<NetworkAddress> networkAddress() {
        return kind() == Kind.NETWORK_ADDRESS && !id.isEmpty()
                ? Optional.of(new NetworkAddress(id.get(0), id.slice(1, id.size())))
                : Optional.empty();
    }

    /** {@return the identifier, where it is text; a question mark stands for each character that is not printable} */
    public Optional<String> text() {
        return switch (kind()) {
            case MAC_ADDRESS, NETWORK_ADDRESS, AGENT_CIRCUIT_ID, RESERVED -> Optional.empty();
            default -> Optional.of(RemoteText.of(id));
        };
    }

    /** {@return for instance {@code chassis 02:00:00:00:00:01} or {@code port "eth0"}} */
    @Override
    public String toString() {
        return (type == CHASSIS ? "chassis " : "port ")
                + mac().map(Object::toString)
                        .or(() -> networkAddress().map(Object::toString))
                        .or(() -> text().map(text -> '"' + text + '"'))
                        .orElseGet(() -> "subtype " + subtype + " 0x" + id);
    }
}
