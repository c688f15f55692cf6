package io.rawnet.codec.control;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.internal.Range;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An interface that the quoted datagram met: class 2 (RFC 5837 section 4). The type is a set of bits that say which role the
 * interface played and which of index, address, name and MTU follow, in this order.
 *
 * <p>Each part is empty when its bit is not set or the data ends before it.
 *
 * @param classType role and bits, 0 to 255
 * @param data the parts one behind the other, at most 65531 octets
 */
public record InterfaceInformation(int classType, Octets data) implements IcmpExtensionObject {

    static final int CLASS = 2;

    private static final int INDEX = 0x08;
    private static final int ADDRESS = 0x04;
    private static final int NAME = 0x02;
    private static final int MTU = 0x01;

    private static final int MAX_NAME_LENGTH = 63;

    /** The roles in words, in the order of their numbers. */
    private static final List<String> ROLES =
            List.of("incoming interface", "incoming component", "outgoing interface", "next hop");

    public InterfaceInformation {
        Range.u8("classType", classType);
        Range.check("data length", data.size(), MAX_DATA_LENGTH);
    }

    /** What the interface had to do with the datagram; in the order of their numbers. */
    public enum Role {
        /** The datagram arrived on it. */
        INCOMING,
        /** The datagram arrived on a sub-IP component of it. */
        INCOMING_COMPONENT,
        /** The datagram would have left through it. */
        OUTGOING,
        /** The datagram would have been forwarded to this next hop. */
        NEXT_HOP
    }

    /**
     * {@return an object with the parts that are given}
     *
     * @param role what the interface had to do with the datagram
     * @param index the interface index, 0 to 2^32-1
     * @param address an address of the interface
     * @param name its name, at most 63 octets in UTF-8
     * @param mtu its MTU in octets, 0 to 2^32-1
     * @throws IllegalArgumentException if a part is outside its range
     */
    public static InterfaceInformation of(
            Role role, OptionalLong index, Optional<IpAddress> address, Optional<String> name, OptionalLong mtu) {
        byte[] octets = name.orElse("").getBytes(StandardCharsets.UTF_8);
        Range.check("name length", octets.length, MAX_NAME_LENGTH);
        index.ifPresent(value -> Range.u32("index", value));
        mtu.ifPresent(value -> Range.u32("mtu", value));
        int nameLength = (1 + octets.length + 3) / 4 * 4;
        ByteBuffer out = ByteBuffer.allocate(4 + 20 + nameLength + 4);
        index.ifPresent(value -> out.putInt((int) value));
        address.ifPresent(value -> value.encode(out.putInt(InterfaceParts.family(value) << 16)));
        int start = out.position();
        name.ifPresent(value -> out.put((byte) nameLength).put(octets).position(start + nameLength));
        mtu.ifPresent(value -> out.putInt((int) value));
        int bits = role.ordinal() << 6
                | (index.isPresent() ? INDEX : 0)
                | (address.isPresent() ? ADDRESS : 0)
                | (name.isPresent() ? NAME : 0)
                | (mtu.isPresent() ? MTU : 0);
        return new InterfaceInformation(bits, Octets.copyOf(out.flip()));
    }

    @Override
    public int classNumber() {
        return CLASS;
    }

    /** {@return what the interface had to do with the datagram} */
    public Role role() {
        return Role.values()[classType >>> 6];
    }

    /** {@return the interface index, 0 to 2^32-1} */
    public OptionalLong index() {
        return number(INDEX, 0);
    }

    /** {@return an address of the interface} */
    public Optional<IpAddress> address() {
        return has(ADDRESS) ? InterfaceParts.addressAt(data, addressStart()) : Optional.empty();
    }

    /** {@return the interface's name} */
    public Optional<String> name() {
        int start = nameStart();
        int end = nameEnd();
        return has(NAME) && start < end && end <= data.size()
                ? Optional.of(InterfaceParts.name(data.slice(start + 1, end)))
                : Optional.empty();
    }

    /** {@return the interface's MTU in octets, 0 to 2^32-1} */
    public OptionalLong mtu() {
        return number(MTU, nameEnd());
    }

    private boolean has(int bit) {
        return (classType & bit) != 0;
    }

    private OptionalLong number(int bit, int start) {
        return has(bit) ? InterfaceParts.numberAt(data, start) : OptionalLong.empty();
    }

    private int addressStart() {
        return has(INDEX) ? 4 : 0;
    }

    private int nameStart() {
        int start = addressStart();
        if (!has(ADDRESS)) {
            return start;
        }
        // an address that cannot be read has no end: nothing behind it can be found
        return address().map(address -> start + 4 + address.length()).orElse(data.size());
    }

    private int nameEnd() {
        int start = nameStart();
        if (!has(NAME)) {
            return start;
        }
        int length = start < data.size() ? data.get(start) : 0;
        return length == 0 ? data.size() : start + length;
    }

    /** {@return for instance {@code outgoing interface 2 "eth0" 10.0.0.1 mtu 1500}} */
    @Override
    public String toString() {
        String line = InterfaceParts.text(ROLES.get(role().ordinal()), index(), name(), address());
        return mtu().isPresent() ? line + " mtu " + mtu().getAsLong() : line;
    }
}
