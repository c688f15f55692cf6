package io.rawnet.bpf.filter;

import io.rawnet.codec.internal.Range;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values of a {@link Filter}, checked and as text. */
final class Operands {

    private Operands() {}

    static int between(String name, int value, int least, int most) {
        Range.check(name, value, least, most);
        return value;
    }

    static int port(int port) {
        return between("port", port, 0, 65535);
    }

    static String address(InetAddress address) {
        return address(address.getAddress());
    }

    /** {@return the network that an address is in, without the bits behind its prefix, and the prefix's length} */
    static String network(InetAddress address, int prefixLength) {
        byte[] octets = address.getAddress();
        between("prefixLength", prefixLength, 0, octets.length * Byte.SIZE);
        for (int bit = prefixLength; bit < octets.length * Byte.SIZE; bit++) {
            octets[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return address(octets) + "/" + prefixLength;
    }

    static String ethernetAddress(byte[] address) {
        if (address.length != 6) {
            throw new IllegalArgumentException(
                    "address has " + address.length + " octets, must be 6: " + Arrays.toString(address));
        }
        return IntStream.range(0, 6)
                .mapToObj(part -> String.format("%02x", address[part]))
                .collect(Collectors.joining(":"));
    }

    private static String address(byte[] octets) {
        boolean ipv4 = octets.length == 4;
        return IntStream.range(0, ipv4 ? 4 : 8)
                .mapToObj(part -> ipv4
                        ? Integer.toString(octets[part] & 0xff)
                        : Integer.toHexString((octets[2 * part] & 0xff) << 8 | octets[2 * part + 1] & 0xff))
                .collect(Collectors.joining(ipv4 ? "." : ":"));
    }
}
