package io.rawnet.codec.control;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Violations;
import java.util.List;
import java.util.Optional;

/** What the payload of an error must not be: the rules of RFC 4884, which ICMP and ICMPv6 share. */
final class QuoteRules {

    private QuoteRules() {}

    static List<Violation> violations(IcmpMessage error, HeaderContext context) {
        int declared = error.quoteLength().orElse(0);
        if (declared == 0) {
            return List.of();
        }
        Violations found = new Violations();
        int available = context.payload().remaining();
        // ICMP has the length behind an unused octet, ICMPv6 has it first
        int attribute = IcmpQuote.lengthUnit(error.networkProtocol()) == 4 ? 5 : 4;
        String quoted = "the quoted datagram has " + declared + " octets, ";
        Optional<IcmpExtensions> extensions =
                IcmpQuote.of(error, context.payload()).extensions();
        boolean tooShort = declared < IcmpQuote.MIN_LENGTH_BEFORE_EXTENSIONS && extensions.isPresent();
        found.addIf(tooShort, "RFC 4884 3", attribute, quoted + "128 are required before extensions");
        boolean missing = declared > available && !context.incomplete();
        found.addIf(missing, "RFC 4884 3", attribute, quoted + available + " are there");
        int start = error.length() + Math.min(declared, available);
        extensions.ifPresent(structure -> check(structure, start, found));
        return found.list();
    }

    private static void check(IcmpExtensions extensions, int start, Violations found) {
        int version = extensions.version();
        found.addIf(
                version != IcmpExtensions.VERSION, "RFC 4884 7", start, "extension version " + version + " is not 2");
        boolean reserved = extensions.reserved() != 0;
        found.addIf(reserved, "RFC 4884 7", start, "reserved bits are set in the extension header");
        boolean wrong = extensions.checksumState().verdict() == ChecksumState.Verdict.INVALID;
        found.addIf(wrong, "RFC 4884 7", start + 2, "the checksum of the extensions is wrong");
        int offset = start + IcmpExtensions.MIN_LENGTH;
        for (IcmpExtensionObject object : extensions.list()) {
            boolean malformed = object instanceof IcmpExtensionObject.Malformed;
            found.addIf(malformed, "RFC 4884 8", offset, "the length of an extension object does not fit");
            offset += object.length();
        }
    }
}
