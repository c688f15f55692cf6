package io.rawnet.codec.control;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import java.util.ArrayList;
import java.util.List;

/** What the payload of an error must not be: the rules of RFC 4884, which ICMP and ICMPv6 share. */
final class QuoteRules {

    private QuoteRules() {}

    static List<Violation> violations(IcmpMessage error, HeaderContext context) {
        int declared = error.quoteLength().orElse(0);
        if (declared == 0) {
            return List.of();
        }
        List<Violation> found = new ArrayList<>();
        int available = context.payload().remaining();
        // ICMP has the length behind an unused octet, ICMPv6 has it first
        int attribute = IcmpQuote.lengthUnit(error.networkProtocol()) == 4 ? 5 : 4;
        IcmpQuote quote = IcmpQuote.of(error, context.payload());
        if (declared < IcmpQuote.MIN_LENGTH_BEFORE_EXTENSIONS
                && quote.extensions().isPresent()) {
            found.add(new Violation(
                    "RFC 4884 3",
                    attribute,
                    "the quoted datagram has " + declared + " octets, 128 are required before extensions"));
        }
        if (declared > available && !context.incomplete()) {
            found.add(new Violation(
                    "RFC 4884 3",
                    attribute,
                    "the quoted datagram has " + declared + " octets, " + available + " are there"));
        }
        int start = error.length() + Math.min(declared, available);
        quote.extensions().ifPresent(extensions -> check(extensions, start, found));
        return found;
    }

    private static void check(IcmpExtensions extensions, int start, List<Violation> found) {
        if (extensions.version() != IcmpExtensions.VERSION) {
            found.add(new Violation("RFC 4884 7", start, "extension version " + extensions.version() + " is not 2"));
        }
        if (extensions.reserved() != 0) {
            found.add(new Violation("RFC 4884 7", start, "reserved bits are set in the extension header"));
        }
        if (extensions.checksumState().verdict() == ChecksumState.Verdict.INVALID) {
            found.add(new Violation("RFC 4884 7", start + 2, "the checksum of the extensions is wrong"));
        }
        int offset = start + IcmpExtensions.MIN_LENGTH;
        for (IcmpExtensionObject object : extensions.list()) {
            if (object instanceof IcmpExtensionObject.Malformed) {
                found.add(new Violation("RFC 4884 8", offset, "the length of an extension object does not fit"));
            }
            offset += object.length();
        }
    }
}
