package io.rawnet.examples.tool.craft;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What an address is in each of some packets: always the same, counted up, or random.
 *
 * @param first the address in the first packet; absent for the usual one
 * @param step how much more it is in each next packet
 * @param random whether it is random in each packet
 */
public record AddressValue(Optional<IpAddress> first, long step, boolean random) {
    /** Always the usual address. */
    public static final AddressValue USUAL = new AddressValue(Optional.empty(), 0, false);

    private static final String RANDOM = "random";

    /** What precedes the first random IPv4 address: addresses from 1.0.0.0 to 223.255.255.255 are those of hosts. */
    private static final int FIRST_HOST = 1 << 24;

    private static final long HOSTS = 223L << 24;

    /** The prefix of random IPv6 addresses, 2001:db8::/32, which belongs to nobody. */
    private static final long DOCUMENTATION = 0x2001_0db8L << 32;

    /**
     * {@return the address that a text stands for}
     *
     * @param text {@code random}, an address, {@code +K}, or an address and {@code +K}
     * @throws IllegalArgumentException if it is something else
     */
    public static AddressValue of(String text) {
        if (text.equals(RANDOM)) {
            return new AddressValue(Optional.empty(), 0, true);
        }
        int plus = text.indexOf('+');
        String first = plus < 0 ? text : text.substring(0, plus);
        return new AddressValue(
                plus == 0 ? Optional.empty() : Optional.of(IpAddress.of(first)),
                plus < 0 ? 0 : Long.parseLong(text.substring(plus + 1)),
                false);
    }

    /** {@return whether it may differ from packet to packet} */
    public boolean varies() {
        return random || step != 0;
    }

    /**
     * {@return the address in a packet}
     *
     * @param index which packet, from 0 on
     * @param usual the first address if none was given, and the family
     */
    public IpAddress at(long index, IpAddress usual) {
        ThreadLocalRandom randoms = ThreadLocalRandom.current();
        if (usual instanceof Ipv4Address ipv4) {
            long start = first.map(Ipv4Address.class::cast).orElse(ipv4).bits() & 0xFFFF_FFFFL;
            return ipv4(random ? FIRST_HOST + randoms.nextLong(HOSTS) : start + index * step);
        }
        Ipv6Address start = first.map(Ipv6Address.class::cast).orElse((Ipv6Address) usual);
        return random
                ? new Ipv6Address(DOCUMENTATION | randoms.nextLong(1L << 32), randoms.nextLong())
                : new Ipv6Address(start.high(), start.low() + index * step);
    }

    private static Ipv4Address ipv4(long bits) {
        return Ipv4Address.of((byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits);
    }
}
