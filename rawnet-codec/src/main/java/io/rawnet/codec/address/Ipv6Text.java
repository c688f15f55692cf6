package io.rawnet.codec.address;

/** IPv6 addresses as text: reads RFC 4291 section 2.2, writes RFC 5952. */
final class Ipv6Text {

    private static final int GROUPS = 8;

    private Ipv6Text() {}

    static Ipv6Address parse(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] groups = groups(text, text);
            return groups.length == GROUPS ? address(groups, new int[0]) : fail(text);
        }
        int[] before = groups(text.substring(0, gap), text);
        int[] after = groups(text.substring(gap + 2), text);
        boolean dottedBeforeGap = text.lastIndexOf('.') >= 0 && text.lastIndexOf('.') < gap;
        return before.length + after.length < GROUPS && !dottedBeforeGap ? address(before, after) : fail(text);
    }

    private static Ipv6Address address(int[] before, int[] after) {
        int[] groups = new int[GROUPS];
        System.arraycopy(before, 0, groups, 0, before.length);
        System.arraycopy(after, 0, groups, GROUPS - after.length, after.length);
        return new Ipv6Address(half(groups, 0), half(groups, 4));
    }

    private static long half(int[] groups, int from) {
        long bits = 0;
        for (int i = from; i < from + 4; i++) {
            bits = bits << 16 | groups[i];
        }
        return bits;
    }

    private static int[] groups(String part, String text) {
        if (part.isEmpty()) {
            return new int[0];
        }
        String[] words = part.split(":", -1);
        if (words.length > GROUPS) {
            return fail(text);
        }
        boolean dotted = words[words.length - 1].indexOf('.') >= 0;
        int[] groups = new int[words.length + (dotted ? 1 : 0)];
        for (int i = 0; i < words.length - (dotted ? 1 : 0); i++) {
            groups[i] = group(words[i], text);
        }
        if (dotted) {
            int bits = Ipv4Address.of(words[words.length - 1]).bits();
            groups[groups.length - 2] = bits >>> 16;
            groups[groups.length - 1] = bits & 0xFFFF;
        }
        return groups;
    }

    private static int group(String word, String text) {
        boolean hexadecimal =
                !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(Ipv6Text::isHexDigit);
        return hexadecimal ? Integer.parseInt(word, 16) : fail(text);
    }

    /** ASCII only: {@link Character#digit} would let other scripts' digits through. */
    private static boolean isHexDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static <T> T fail(String text) {
        throw new IllegalArgumentException("not an IPv6 address: \"" + text + '"');
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
