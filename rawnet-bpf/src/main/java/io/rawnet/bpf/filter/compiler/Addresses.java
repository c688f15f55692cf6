package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.BpfSyntaxException;
import java.util.Arrays;
import java.util.List;

/** The values of written addresses. The lexer has seen to their shape. */
final class Addresses {

    private Addresses() {}

    static int count(String dotted) {
        return dotted.split("\\.").length;
    }

    /** {@return one to four decimal numbers as the first octets of an address} */
    static int ipv4(Token token, TokenStream tokens) throws BpfSyntaxException {
        if (token.kind() != Token.Kind.NUMBER && token.kind() != Token.Kind.DOTTED_NUMBERS) {
            throw tokens.error("expected an IPv4 address and not " + token.description(), token);
        }
        int address = 0;
        int shift = 24;
        for (String number : token.text().split("\\.")) {
            if (!number.matches("[0-9]{1,9}") || Integer.parseInt(number) > 255) {
                throw tokens.error("the numbers of an IPv4 address are 0 to 255", token);
            }
            address |= Integer.parseInt(number) << shift;
            shift -= 8;
        }
        return address;
    }

    static Ipv6Octets ipv6(Token token, TokenStream tokens) throws BpfSyntaxException {
        String text = token.text();
        int lastColon = text.lastIndexOf(':');
        if (text.indexOf('.') > 0) {
            Token tail = new Token(
                    Token.Kind.DOTTED_NUMBERS, text.substring(lastColon + 1), token.column() + lastColon + 1, false);
            int octets = ipv4(tail, tokens);
            text = text.substring(0, lastColon + 1)
                    + Integer.toHexString(octets >>> 16)
                    + ":"
                    + Integer.toHexString(octets & 0xffff);
        }
        int gap = text.indexOf("::");
        List<String> head = groups(gap < 0 ? text : text.substring(0, gap));
        List<String> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
        if (gap >= 0 && head.size() + tail.size() > 7) {
            throw tokens.error("an IPv6 address has eight groups, and '::' stands for at least one", token);
        }
        long high = 0;
        long low = 0;
        for (int index = 0; index < 8; index++) {
            int fromEnd = tail.size() - 8 + index;
            String group = index < head.size() ? head.get(index) : fromEnd >= 0 ? tail.get(fromEnd) : "0";
            high = high << 16 | low >>> 48;
            low = low << 16 | Integer.parseInt(group, 16);
        }
        return new Ipv6Octets(high, low);
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(":"));
    }

    /** {@return six octets in the low 48 bits, from any of the usual notations} */
    static long ethernet(String text) {
        String[] parts = text.split("[-:.]");
        long address = 0;
        for (String part : parts) {
            address = address << 48 / parts.length | Long.parseLong(part, 16);
        }
        return address;
    }
}
