package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NumberNames;
import io.rawnet.codec.internal.Range;

/**
 * The family number before a packet that was captured on a BSD's loopback interface: the {@code AF_} constants of its
 * {@code sys/socket.h}, which differ from one BSD to the next.
 *
 * @param number the number, 0 to 2^31-1
 */
public record AddressFamily(int number) implements Protocol {

    private static final NumberNames NAMES = new NumberNames("%d");

    /** IPv4, everywhere. */
    public static final AddressFamily IPV4 = new AddressFamily(NAMES.named(2, "IPv4"));

    /** IPv6 on NetBSD and OpenBSD, and in captures of Windows' loopback. */
    public static final AddressFamily IPV6_NETBSD = new AddressFamily(NAMES.named(24, "IPv6"));

    /** IPv6 on FreeBSD and DragonFly BSD. */
    public static final AddressFamily IPV6_FREEBSD = new AddressFamily(NAMES.named(28, "IPv6"));

    /** IPv6 on macOS. */
    public static final AddressFamily IPV6_DARWIN = new AddressFamily(NAMES.named(30, "IPv6"));

    public AddressFamily {
        Range.check("AddressFamily", number, Integer.MAX_VALUE);
    }

    /** {@return whether this is IPv6 on some system} */
    public boolean isIpv6() {
        return equals(IPV6_NETBSD) || equals(IPV6_FREEBSD) || equals(IPV6_DARWIN);
    }

    /** {@return the name where there is a constant, else the number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
