package io.rawnet.codec.transport;

import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.transport.option.FastOpenCookie;
import io.rawnet.codec.transport.option.MalformedOption;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.codec.transport.option.Md5Signature;
import io.rawnet.codec.transport.option.SackPermitted;
import io.rawnet.codec.transport.option.SelectiveAcknowledgment;
import io.rawnet.codec.transport.option.TcpAuthentication;
import io.rawnet.codec.transport.option.TcpOption;
import io.rawnet.codec.transport.option.Timestamps;
import io.rawnet.codec.transport.option.UnknownOption;
import io.rawnet.codec.transport.option.WindowScale;
import java.util.ArrayList;
import java.util.List;

/** What the options of a structurally sound TCP header must not be. */
final class TcpOptionRules {

    private final TcpHeader header;
    private final List<Violation> found = new ArrayList<>();

    /** Where the option at hand begins, in octets from the header's first. */
    private int offset = TcpHeader.MIN_LENGTH;

    private boolean authenticated;

    private TcpOptionRules(TcpHeader header) {
        this.header = header;
    }

    static List<Violation> violations(TcpHeader header) {
        TcpOptionRules rules = new TcpOptionRules(header);
        for (TcpOption option : header.options().list()) {
            rules.checkPlace(option);
            rules.checkAuthentication(option);
            rules.checkContents(option);
            rules.offset += option.length();
        }
        rules.checkPadding();
        return rules.found;
    }

    private void checkPlace(TcpOption option) {
        boolean syn = header.has(TcpHeader.SYN);
        if (option instanceof MaximumSegmentSize && !syn) {
            report("RFC 9293 3.2", "maximum segment size on a segment without SYN");
        } else if (option instanceof WindowScale && !syn) {
            report("RFC 7323 2.2", "window scale on a segment without SYN");
        } else if (option instanceof SackPermitted && !syn) {
            report("RFC 2018 2", "SACK permitted on a segment without SYN");
        } else if (option instanceof FastOpenCookie && !syn) {
            report("RFC 7413 4.1.1", "Fast Open on a segment without SYN");
        } else if (option instanceof SelectiveAcknowledgment && syn) {
            report("RFC 2018 3", "selective acknowledgment on a SYN");
        }
    }

    /** No rule of TCP keeps an option from being repeated, except that of TCP-AO. */
    private void checkAuthentication(TcpOption option) {
        if (option instanceof TcpAuthentication) {
            if (authenticated) {
                report("RFC 5925 2.2", "TCP-AO is repeated");
            }
            authenticated = true;
        }
        if (option instanceof Md5Signature
                && header.options().find(TcpAuthentication.class).isPresent()) {
            report("RFC 5925 2.2", "MD5 signature beside TCP-AO");
        }
    }

    private void checkContents(TcpOption option) {
        if (option instanceof WindowScale scale && scale.shift() > WindowScale.MAX_SHIFT) {
            report("RFC 7323 2.3", 2, "window scale " + scale.shift() + " is more than 14");
        } else if (option instanceof Timestamps timestamps
                && timestamps.echoReply() != 0
                && !header.has(TcpHeader.ACK)) {
            report("RFC 7323 3.2", 6, "a timestamp echo reply without ACK");
        } else if (option instanceof FastOpenCookie fastOpen
                && !isCookieLength(fastOpen.cookie().size())) {
            int length = fastOpen.cookie().size();
            report("RFC 7413 4.1.1", 1, "a cookie of " + length + " octets, not an even 4 to 16");
        } else if (option instanceof SelectiveAcknowledgment sack) {
            checkBlocks(sack);
        } else if (option instanceof UnknownOption unknown && unknown.isOfUnsuitableLength()) {
            report("RFC 9293 3.1", 1, "option kind " + unknown.kind() + " cannot have length " + unknown.length());
        } else if (option instanceof MalformedOption) {
            int length = TypeLengthValue.blamed(1, option.length());
            report("RFC 9293 3.1", length, "the length of option kind " + option.kind() + " leads nowhere");
        }
    }

    /** Whether a cookie may have a length; 0 asks for one. */
    private static boolean isCookieLength(int length) {
        return length == 0 || length >= 4 && length <= 16 && length % 2 == 0;
    }

    private void checkBlocks(SelectiveAcknowledgment sack) {
        if (sack.blocks().isEmpty()) {
            report("RFC 2018 3", 1, "selective acknowledgment without blocks");
        }
        int within = 2;
        for (SelectiveAcknowledgment.Block block : sack.blocks()) {
            if (SequenceNumber.compare(block.leftEdge(), block.rightEdge()) >= 0) {
                report("RFC 2018 3", within, "block " + block + " does not end behind its beginning");
            }
            within += 8;
        }
    }

    private void checkPadding() {
        Octets octets = header.options().octets();
        while (offset < header.length()) {
            if (octets.get(offset - TcpHeader.MIN_LENGTH) != 0) {
                report("RFC 9293 3.1", "padding is not zero");
                return;
            }
            offset++;
        }
    }

    private void report(String clause, String explanation) {
        report(clause, 0, explanation);
    }

    /** Reports a field at an offset within the option at hand. */
    private void report(String clause, int within, String explanation) {
        found.add(new Violation(clause, offset + within, explanation));
    }
}
