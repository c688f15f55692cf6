package io.rawnet.codec.control;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The interface that an extended echo request asks about: class 3 (RFC 8335 section 2.1). Exactly one of {@link #name()},
 * {@link #index()} and {@link #address()} is there, and none when the data does not suit the type.
 *
 * @param classType {@link #BY_NAME}, {@link #BY_INDEX}, {@link #BY_ADDRESS}, or any other from 0 to 255
 * @param data what follows the object's header, at most 65531 octets
 */
public record InterfaceIdentification(int classType, Octets data) implements IcmpExtensionObject {

    /** The interface is named. */
    public static final int BY_NAME = 1;

    /** The interface's index is given. */
    public static final int BY_INDEX = 2;

    /** An address of the interface is given. */
    public static final int BY_ADDRESS = 3;

    static final int CLASS = 3;

    private static final int MAX_NAME_LENGTH = 64;

    public InterfaceIdentification {
        Range.u8("classType", classType);
        Range.check("data length", data.size(), MAX_DATA_LENGTH);
    }

    /**
     * {@return an object that names an interface}
     *
     * @param name the name, at most 64 octets in UTF-8
     * @throws IllegalArgumentException if it is longer
     */
    public static InterfaceIdentification byName(String name) {
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        Range.check("name length", octets.length, MAX_NAME_LENGTH);
        ByteBuffer out = ByteBuffer.allocate((octets.length + 3) / 4 * 4);
        return new InterfaceIdentification(
                BY_NAME, Octets.copyOf(out.put(octets).rewind()));
    }

    /**
     * {@return an object that gives an interface's index}
     *
     * @param index the index, 0 to 2^32-1
     * @throws IllegalArgumentException if it is outside
     */
    public static InterfaceIdentification byIndex(long index) {
        Range.u32("index", index);
        return new InterfaceIdentification(BY_INDEX, TypeLengthValue.value(4, out -> out.putInt((int) index)));
    }

    /**
     * {@return an object that gives an address of an interface}
     *
     * @param address the address
     */
    public static InterfaceIdentification byAddress(IpAddress address) {
        return new InterfaceIdentification(BY_ADDRESS, TypeLengthValue.value(4 + address.length(), out -> {
            out.putInt(InterfaceParts.family(address) << 16 | address.length() << 8);
            address.encode(out);
        }));
    }

    @Override
    public int classNumber() {
        return CLASS;
    }

    /** {@return the interface's name, its padding removed} */
    public Optional<String> name() {
        return classType == BY_NAME ? Optional.of(InterfaceParts.name(data)) : Optional.empty();
    }

    /** {@return the interface's index, 0 to 2^32-1} */
    public OptionalLong index() {
        return classType == BY_INDEX ? InterfaceParts.numberAt(data, 0) : OptionalLong.empty();
    }

    /** {@return an address of the interface; empty when it is neither IPv4 nor IPv6} */
    public Optional<IpAddress> address() {
        return classType == BY_ADDRESS ? InterfaceParts.addressAt(data, 0) : Optional.empty();
    }

    /** {@return for instance {@code interface "eth0"}} */
    @Override
    public String toString() {
        return InterfaceParts.text("interface", index(), name(), address());
    }
}
