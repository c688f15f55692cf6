package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.util.Optional;

/**
 * Address for the management of the system, type 8 (IEEE 802.1AB-2016 clause 8.5.9).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |    Length n   |    Family     | Address, n - 1 octets ...     |
 * +---------------+---------------+-------------------------------+
 * | Numbering     |              Interface Number                 |
 * +---------------+---------------+-------------------------------+
 * | Number (cont.)| OID Length m  | OID, m octets ...             |
 * +---------------+---------------+-------------------------------+
 * </pre>
 *
 * @param family family of the address: IANA's address family number, 0 to 255
 * @param address the address, at most 254 octets; the standard allows 1 to 31
 * @param numbering how interfaces are numbered, 0 to 255, for instance {@link #INTERFACE_INDEX}
 * @param interfaceNumber the interface that has the address, 0 to 2^32-1
 * @param objectIdentifier the hardware or protocol behind the address, at most 255 octets in the form of ASN.1; the standard
 *     allows 128; with the address at most 503
 */
public record ManagementAddress(
        int family, Octets address, int numbering, long interfaceNumber, Octets objectIdentifier) implements LldpTlv {

    /** The interface number has no meaning. */
    public static final int UNKNOWN = 1;

    /** The interface number is an {@code ifIndex} (RFC 2863). */
    public static final int INTERFACE_INDEX = 2;

    /** The interface number is one of the system's own. */
    public static final int SYSTEM_PORT_NUMBER = 3;

    static final int TYPE = 8;

    /** What stands around address and object identifier: two lengths, family, numbering and number. */
    private static final int FIXED_LENGTH = 8;

    public ManagementAddress {
        Range.u8("family", family);
        Range.check("address length", address.size(), 254);
        Range.u8("numbering", numbering);
        Range.u32("interfaceNumber", interfaceNumber);
        Range.u8("objectIdentifier length", objectIdentifier.size());
        Range.check("value length", FIXED_LENGTH + address.size() + objectIdentifier.size(), MAX_VALUE);
    }

    /**
     * {@return an address of an interface that has an index}
     *
     * @param address the address
     * @param index the interface index, 0 to 2^32-1
     * @throws IllegalArgumentException if the index is outside
     */
    public static ManagementAddress of(IpAddress address, long index) {
        return of(NetworkAddress.of(address), index);
    }

    /**
     * {@return an address of an interface that has an index}
     *
     * @param address the address
     * @param index the interface index, 0 to 2^32-1
     * @throws IllegalArgumentException if the index is outside
     */
    public static ManagementAddress of(MacAddress address, long index) {
        return of(NetworkAddress.of(address), index);
    }

    private static ManagementAddress of(NetworkAddress address, long index) {
        return new ManagementAddress(address.family(), address.address(), INTERFACE_INDEX, index, Octets.EMPTY);
    }

    /** {@return whether both lengths inside a value add up to the value's own} */
    static boolean suits(Octets value) {
        int behindAddress = value.isEmpty() ? 0 : 1 + value.get(0);
        int behindNumber = behindAddress + 5;
        return behindAddress >= 2
                && behindNumber < value.size()
                && behindNumber + 1 + value.get(behindNumber) == value.size();
    }

    static ManagementAddress read(int type, Octets value) {
        int behindAddress = 1 + value.get(0);
        return new ManagementAddress(
                value.get(1),
                value.slice(2, behindAddress),
                value.get(behindAddress),
                Wire.u32(value.buffer(), behindAddress + 1),
                value.slice(behindAddress + 6, value.size()));
    }

    @Override
    public Octets value() {
        return TypeLengthValue.value(FIXED_LENGTH + address.size() + objectIdentifier.size(), out -> {
            address.encode(out.put((byte) (1 + address.size())).put((byte) family));
            out.put((byte) numbering).putInt((int) interfaceNumber).put((byte) objectIdentifier.size());
            objectIdentifier.encode(out);
        });
    }

    /** {@return the address, where it is one of IPv4 or IPv6} */
    public Optional<IpAddress> ip() {
        return networkAddress().ip();
    }

    /** {@return the address, where it is a MAC address} */
    public Optional<MacAddress> mac() {
        return networkAddress().mac();
    }

    NetworkAddress networkAddress() {
        return new NetworkAddress(family, address);
    }

    /** {@return for instance {@code management 10.0.0.1 ifindex 2}} */
    @Override
    public String toString() {
        String number =
                switch (numbering) {
                    case UNKNOWN -> "";
                    case INTERFACE_INDEX -> " ifindex " + interfaceNumber;
                    case SYSTEM_PORT_NUMBER -> " port " + interfaceNumber;
                    default -> " numbering " + numbering + " " + interfaceNumber;
                };
        return "management " + networkAddress() + number
                + (objectIdentifier.isEmpty() ? "" : " oid 0x" + objectIdentifier);
    }
}
