package io.rawnet.codec.link;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.AddressFamily;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * The four octets before a packet that was captured on a BSD's loopback interface: its address family, for {@link
 * LinkType#NULL} in the byte order of the machine that captured it, for {@link LinkType#LOOP} in network byte order.
 *
 * <p>No field says which order that was, but family numbers are small: where the first two octets are not zero the order is
 * little-endian. The bits are kept as they are, so no value is lost.
 *
 * @param bits the four octets, the first one highest
 */
public record LoopbackHeader(int bits) implements Header {

    /** The length of the header in octets. */
    public static final int LENGTH = 4;

    /**
     * {@return the header of an address family}
     *
     * @param family the family
     * @param order the byte order to write it in; OpenBSD's is {@link ByteOrder#BIG_ENDIAN}
     */
    public static LoopbackHeader of(AddressFamily family, ByteOrder order) {
        NotNull.check("order", order);
        boolean bigEndian = order == ByteOrder.BIG_ENDIAN;
        return new LoopbackHeader(bigEndian ? family.number() : Integer.reverseBytes(family.number()));
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 4 octets remain
     */
    public static LoopbackHeader decode(ByteBuffer in) throws MalformedPacketException {
        return new LoopbackHeader(Wire.i32(in, Wire.take("Loopback", in, LENGTH)));
    }

    /** {@return the byte order in which the family makes sense; big-endian for 0} */
    public ByteOrder byteOrder() {
        return bits >>> 16 == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** {@return the address family; empty where it makes no sense in either byte order} */
    public Optional<AddressFamily> family() {
        int number = byteOrder() == ByteOrder.BIG_ENDIAN ? bits : Integer.reverseBytes(bits);
        return number < 0 ? Optional.empty() : Optional.of(new AddressFamily(number));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        Wire.put32(out, Wire.claim(out, LENGTH), bits);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(LinkType.NULL, LinkType.LOOP);
    }

    @Override
    public Optional<Protocol> nextProtocol() {
        return family().map(Protocol.class::cast);
    }

    /**
     * {@return a copy with the family of the following header, in the same byte order} For IPv6 any system's number stays;
     * else it becomes the one of NetBSD and OpenBSD.
     */
    @Override
    public LoopbackHeader completed(HeaderContext context) {
        Optional<EtherType> following = context.followingNumber(EtherType.class);
        if (following.equals(Optional.of(EtherType.IPV4))) {
            return of(AddressFamily.IPV4, byteOrder());
        }
        boolean wrong = following.equals(Optional.of(EtherType.IPV6))
                && family().filter(AddressFamily::isIpv6).isEmpty();
        return wrong ? of(AddressFamily.IPV6_NETBSD, byteOrder()) : this;
    }

    /** {@return for instance {@code Loopback IPv4}} */
    @Override
    public String toString() {
        return "Loopback "
                + family().map(AddressFamily::toString).orElseGet(() -> String.format("family 0x%08x", bits));
    }
}
