package io.rawnet.bpf.filter.compiler;

/** The 128 bits of an IPv6 address. */
record Ipv6Octets(long high, long low) {

    /** {@return 32 of the bits, word 0 the first} */
    int word(int index) {
        long half = index < 2 ? high : low;
        return (int) (index % 2 == 0 ? half >>> 32 : half);
    }

    /** {@return the address in which the first so many bits are one} */
    static Ipv6Octets mask(int prefixLength) {
        return new Ipv6Octets(ones(Math.min(prefixLength, 64)), ones(Math.max(prefixLength - 64, 0)));
    }

    boolean hasBitsBeyond(int prefixLength) {
        Ipv6Octets mask = mask(prefixLength);
        return (high & ~mask.high) != 0 || (low & ~mask.low) != 0;
    }

    private static long ones(int count) {
        return count == 0 ? 0 : -1L << (64 - count);
    }
}
