package io.rawnet.codec.address;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** IPv6 addresses as text: reads RFC 4291 section 2.2, writes RFC 5952. */
final class Ipv6Text {

    private static final int GROUPS = 8;

    /** ASCII only: {@link Character#digit} would let other scripts' digits through. */
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private Ipv6Text() {}

    static Ipv6Address parse(String text) {
        String groups = withoutDots(text);
        int gap = groups.indexOf("::");
        String[] before = words(gap < 0 ? groups : groups.substring(0, gap));
        String[] after = words(gap < 0 ? "" : groups.substring(gap + 2));
        int count = before.length + after.length;
        if (gap < 0 ? count != GROUPS : count >= GROUPS) {
            throw refused(text);
        }
        ByteBuffer octets = ByteBuffer.allocate(Ipv6Address.LENGTH);
        put(octets, before, text);
        put(octets.position(Ipv6Address.LENGTH - 2 * after.length), after, text);
        return Ipv6Address.at(octets, 0);
    }

    /** {@return the text with an IPv4 address at its end, if there is one, as two groups} */
    private static String withoutDots(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int tail = text.lastIndexOf(':') + 1;
        int bits = Ipv4Address.of(text.substring(tail)).bits();
        return text.substring(0, tail) + Integer.toHexString(bits >>> 16) + ':' + Integer.toHexString(bits & 0xFFFF);
    }

    private static String[] words(String groups) {
        return groups.isEmpty() ? new String[0] : groups.split(":", GROUPS + 1);
    }

    private static void put(ByteBuffer octets, String[] words, String text) {
        for (String word : words) {
            if (!GROUP.matcher(word).matches()) {
                throw refused(text);
            }
            octets.putShort((short) Integer.parseInt(word, 16));
        }
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("not an IPv6 address: \"" + text + '"');
    }

    static String format(Ipv6Address address) {
        int gapStart = -1;
        int gapLength = 1; // RFC 5952 section 4.2.2: one group of zeros is not shortened
        for (int i = 0; i < GROUPS; i++) {
            int length = zeros(address, i);
            if (length > gapLength) {
                gapStart = i;
                gapLength = length;
            }
        }
        boolean mapped = address.high() == 0 && address.low() >>> 32 == 0xFFFF;
        if (mapped) {
            return "::ffff:" + new Ipv4Address((int) address.low()); // RFC 5952 section 5
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == gapStart) {
                text.append("::");
                i += gapLength - 1;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(address.group(i)));
        }
        return text.toString();
    }

    private static int zeros(Ipv6Address address, int from) {
        int end = from;
        while (end < GROUPS && address.group(end) == 0) {
            end++;
        }
        return end - from;
    }
}
