package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.RemoteText;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What chassis and port are told by: a subtype that says what the identifier is, and the identifier. */
public sealed interface LldpIdentifier extends LldpTlv permits ChassisId, PortId {

    /** What identifiers consist of. */
    enum Form {
        /** The six octets of a MAC address. */
        MAC_ADDRESS,
        /** An address family number and an address of that family. */
        NETWORK_ADDRESS,
        /** Text in UTF-8. */
        TEXT,
        /** Octets that only those understand who know the subtype. */
        OTHER
    }

    /** {@return what the identifier is, 0 to 255} */
    int subtype();

    /** {@return the identifier, at most 510 octets} */
    Octets id();

    /** {@return what an identifier of this subtype consists of} */
    Form form();

    @Override
    default Octets value() {
        ByteBuffer out = ByteBuffer.allocate(1 + id().size());
        id().encode(out.put((byte) subtype()));
        return Octets.copyOf(out.flip());
    }

    /** {@return the MAC address, where the identifier is one} */
    default Optional<MacAddress> mac() {
        return form() == Form.MAC_ADDRESS && id().size() == MacAddress.LENGTH
                ? Optional.of(MacAddress.at(id().buffer(), 0))
                : Optional.empty();
    }

    /** {@return the network address, where the identifier is one of IPv4 or IPv6} */
    default Optional<IpAddress> ip() {
        return NetworkAddress.of(this).flatMap(NetworkAddress::ip);
    }

    /** {@return the identifier, where it is text; what is not printable comes out as a question mark} */
    default Optional<String> text() {
        return form() == Form.TEXT ? Optional.of(RemoteText.of(id())) : Optional.empty();
    }

    /** {@return the identifier for people, for instance {@code 02:00:00:00:00:01} or {@code "rack 3"}} */
    default String idText() {
        return mac().map(Object::toString)
                .or(() -> NetworkAddress.of(this).map(Object::toString))
                .or(() -> text().map(text -> '"' + text + '"'))
                .orElseGet(() -> "subtype " + subtype() + " 0x" + id());
    }
}
